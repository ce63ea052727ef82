package io.groundspeed.platform;

/**
 * A mentor completed a review, in the transaction that is under way.
 *
 * @param client id of the user who asked for it
 * @param accepted whether the section is passed, or the client has to go on with it
 */
public record ReviewCompleted(long client, long section, boolean accepted) {}
