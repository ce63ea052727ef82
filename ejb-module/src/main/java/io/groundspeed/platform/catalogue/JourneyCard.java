package io.groundspeed.platform.catalogue;

/**
 * A published journey as the catalogue shows it.
 *
 * @param minutes of work, all sections together; roughly
 * @param rating 1 to 5, null while no review is rated
 */
public record JourneyCard(
    long id,
    String slug,
    String title,
    String summary,
    String category,
    long sections,
    long minutes,
    long enrollments,
    Double rating)
    implements java.io.Serializable {}
