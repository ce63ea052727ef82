package io.groundspeed.cache;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Waits for loads on other nodes. However many readers of this node wait for the same load, only
 * one of them polls for its token. Thread-safe.
 */
final class Waiting {
  private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Store store;
  private final Map<UUID, CompletableFuture<@Nullable Object>> watched = new ConcurrentHashMap<>();

  Waiting(Store store) {
    this.store = store;
  }

  /**
   * Waits until the token has been removed or its node has left the cluster.
   *
   * @return the new entry; null if there is none; the token itself if its node has left
   */
  @Nullable Object await(String key, Loading token, long nanos)
      throws TimeoutException, InterruptedException {
    CompletableFuture<@Nullable Object> mine = new CompletableFuture<>();
    CompletableFuture<@Nullable Object> other = watched.putIfAbsent(token.id(), mine);
    if (other != null) {
      return join(other, nanos);
    }
    try {
      Object found = watch(key, token, nanos);
      mine.complete(found);
      return found;
    } catch (TimeoutException | InterruptedException | RuntimeException e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      watched.remove(token.id());
    }
  }

  private static @Nullable Object join(CompletableFuture<@Nullable Object> other, long nanos)
      throws TimeoutException, InterruptedException {
    try {
      return other.get(nanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw (TimeoutException) new TimeoutException("so did another reader").initCause(e);
    }
  }

  private @Nullable Object watch(String key, Loading token, long nanos)
      throws TimeoutException, InterruptedException {
    long until = System.nanoTime() + nanos;
    long pause = SHORTEST_PAUSE_NANOS;
    Object found = store.get(key);
    while (token.equals(found) && store.isMember(token.member())) {
      if (System.nanoTime() - until >= 0) {
        throw new TimeoutException("another node did not load it in time");
      }
      LockSupport.parkNanos(pause);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      pause = Math.min(LONGEST_PAUSE_NANOS, pause * 2);
      found = store.get(key);
    }
    return found;
  }
}
