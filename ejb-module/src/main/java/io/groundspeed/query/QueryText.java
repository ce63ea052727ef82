package io.groundspeed.query;

import java.time.Instant;

/**
 * The text of a statement.
 *
 * @param text with {@code ?} for literals
 * @param lastSeen when it last ran, to the minute
 */
public record QueryText(String text, Instant lastSeen) {}
