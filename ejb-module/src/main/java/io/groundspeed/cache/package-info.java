/**
 * The typed cache on top of the server's Infinispan: one load per cluster, transactional
 * invalidation, and accurate metrics.
 *
 * <p>Start from {@link io.groundspeed.cache.Cache} and {@link
 * io.groundspeed.cache.pattern.KeyPattern}. A read goes through {@code ReadThrough}. A miss places
 * a {@code Loading} token and runs as a {@code Flight} in {@code Loads}. {@code EntityIndex} holds
 * the dependencies on entities. {@code Invalidations} wait for the transaction. {@code CacheSource}
 * and {@code CacheLedger} record the metrics.
 *
 * <p>Tables: {@code cache_entries}, {@code cache_metrics}; view: {@code cache_performance_summary};
 * trigger: {@code track_cache_access}.
 */
package io.groundspeed.cache;
