/**
 * What is cached, and how well that works.
 *
 * <p>Tables: {@code cache_entries}, {@code cache_metrics}; view: {@code cache_performance_summary};
 * trigger: {@code track_cache_access}. Start from {@code CacheEntry}.
 */
package io.groundspeed.cache;
