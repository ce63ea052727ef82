package io.groundspeed.cache.desk;

import org.jspecify.annotations.Nullable;

/**
 * The number of entries of a cache type, from {@code cache_performance_summary}.
 *
 * @param type {@code kv}, {@code api} or {@code browser}
 * @param active entries that are not invalidated
 * @param averageAccesses null if there is no entry
 * @param averageAgeDays null if there is no entry
 */
public record EntrySums(
    String type,
    long total,
    long active,
    @Nullable Double averageAccesses,
    @Nullable Double averageAgeDays) {}
