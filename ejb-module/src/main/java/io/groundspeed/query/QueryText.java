package io.groundspeed.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The text of a statement.
 *
 * @param text with {@code ?} for literals
 * @param typed the same with the types of its values as casts; null if they are not known
 * @param database where it ran last: host, port and name; null if that was no measured PostgreSQL
 * @param lastSeen when it last ran, to the minute
 */
public record QueryText(
    String text, @Nullable String typed, @Nullable String database, Instant lastSeen) {}
