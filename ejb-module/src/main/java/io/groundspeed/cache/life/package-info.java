/**
 * The cache of a node from deployment to undeployment: its metrics, and invalidation by entity
 * changes.
 *
 * <p>Tables: {@code cache_entries}, {@code cache_metrics}.
 */
package io.groundspeed.cache.life;
