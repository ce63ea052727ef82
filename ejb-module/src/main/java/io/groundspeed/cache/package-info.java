/**
 * The typed cache over the server's Infinispan: one load per cluster, invalidation that follows the
 * transaction, honest figures.
 *
 * <p>Start from {@link io.groundspeed.cache.Cache} and {@link
 * io.groundspeed.cache.pattern.KeyPattern}. A read goes through {@code ReadThrough}; a miss becomes
 * a {@code Loading} token and a {@code Flight} in {@code Loads}; dependencies on entities are in
 * the {@code EntityIndex}; {@code Invalidations} wait for the transaction. {@code CacheSource} and
 * {@code CacheLedger} write what happened.
 *
 * <p>Tables: {@code cache_entries}, {@code cache_metrics}; view: {@code cache_performance_summary};
 * trigger: {@code track_cache_access}.
 */
package io.groundspeed.cache;
