package io.groundspeed.cache;

import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The token stored under a key while its value is loaded. The reader that placed it loads; all
 * others wait or receive the stale value. A loaded value is stored only by replacing its token, and
 * an invalidation removes tokens too, so nothing loaded before an invalidation is stored after it.
 *
 * @param id of the load
 * @param node the loading node's id, new after each start
 * @param member the node's name in the cluster; null without a cluster
 * @param startTick the number of invalidations by that node when the load began
 * @param startMillis when the load began, by that node's clock, in milliseconds since 1970
 * @param stale the previous value; null if there was none
 */
record Loading(
    UUID id,
    UUID node,
    @Nullable String member,
    long startTick,
    long startMillis,
    @Nullable Stored stale)
    implements Serializable {
  /** Tokens are equal if they belong to the same load, because the cache may return copies. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Loading loading && id.equals(loading.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
