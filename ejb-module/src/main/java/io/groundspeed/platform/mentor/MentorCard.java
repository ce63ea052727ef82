package io.groundspeed.platform.mentor;

/**
 * A summary of an approved mentor.
 *
 * @param id of the user
 * @param rating 1 to 5; 0 if no review is rated
 * @param reviews number of completed reviews
 */
public record MentorCard(long id, String name, String headline, double rating, int reviews)
    implements java.io.Serializable {}
