package io.groundspeed.platform;

/**
 * An event: a mentor completed a review, in the current transaction.
 *
 * @param client id of the user who requested it
 * @param accepted true if the section is passed; false if the client has to continue it
 */
public record ReviewCompleted(long client, long section, boolean accepted) {}
