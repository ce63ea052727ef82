/**
 * The cache of a node from deployment to undeployment: what it writes, and what invalidates it.
 *
 * <p>Tables: {@code cache_entries}, {@code cache_metrics}.
 */
package io.groundspeed.cache.life;
