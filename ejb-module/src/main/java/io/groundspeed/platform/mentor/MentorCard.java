package io.groundspeed.platform.mentor;

/**
 * An approved mentor in short.
 *
 * @param id of the user
 * @param rating 1 to 5, 0 while no review is rated
 * @param reviews completed ones
 */
public record MentorCard(long id, String name, String headline, double rating, int reviews) {}
