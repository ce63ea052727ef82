package io.groundspeed.cache.desk;

/**
 * How many entries a cache has, from {@code cache_performance_summary}.
 *
 * @param type {@code kv}, {@code api} or {@code browser}
 * @param active not invalidated
 * @param averageAccesses null where there is no entry
 * @param averageAgeDays null where there is no entry
 */
public record EntrySums(
    String type, long total, long active, Double averageAccesses, Double averageAgeDays) {}
