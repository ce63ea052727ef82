package io.groundspeed.platform.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A published journey as shown in the catalogue.
 *
 * @param minutes approximate work for all sections together
 * @param rating 1 to 5; null if no review is rated
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
    @Nullable Double rating)
    implements java.io.Serializable {}
