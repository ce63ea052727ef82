package io.groundspeed.account;

/**
 * What an account allows at the moment; sessions that began with another standing have ended.
 *
 * @param role in lower case, as the container knows it
 * @param credentialsVersion grows with each change of the password
 */
public record Standing(String role, int credentialsVersion) {}
