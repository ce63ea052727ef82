/**
 * Maps with a bounded number of entries. {@link io.groundspeed.probe.bounded.LruMap} is exact and
 * used under a lock; {@link io.groundspeed.probe.bounded.Generations} is for reads from many
 * threads.
 *
 * <p>No tables.
 */
package io.groundspeed.probe.bounded;
