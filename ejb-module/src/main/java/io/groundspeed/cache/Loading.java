package io.groundspeed.cache;

import java.io.Serializable;
import java.util.UUID;

/**
 * The token that stands under a key while its value is loaded: whoever put it there loads, all
 * others wait or take the stale value. The load is stored only by replacing its token, and an
 * invalidation removes tokens too, so that nothing loaded before it is stored after it.
 *
 * @param id of the load
 * @param node the life of the node that loads: another after each start
 * @param member its name in the cluster, null where there is none
 * @param startTick how many invalidations that node had made when the load began
 * @param startMillis when it began, by that node's clock
 * @param stale what stood there before, null where nothing did
 */
record Loading(UUID id, UUID node, String member, long startTick, long startMillis, Stored stale)
    implements Serializable {
  /** Tokens are of one load, whatever copy of them the cache returns. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Loading loading && id.equals(loading.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
