package io.groundspeed.account;

/**
 * The current rights of an account. Sessions that began under a different standing have ended.
 *
 * @param role in lower case, the form that the container uses
 * @param credentialsVersion increases with each password change
 */
public record Standing(String role, int credentialsVersion) {}
