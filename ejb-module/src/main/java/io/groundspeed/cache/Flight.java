package io.groundspeed.cache;

import io.groundspeed.cache.pattern.KeyPattern;
import io.groundspeed.cache.pattern.PatternCounts;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A load in progress on this node. It ends exactly once: with a value, with a failure, or by being
 * given up.
 */
final class Flight {
  /**
   * Maximum depth of the check for loaders that wait for each other. Longer cycles end by their
   * time limit.
   */
  private static final int LONGEST_CHAIN = 100;

  private final String key;
  private final Loading token;
  private final PatternCounts counts;
  private final long startNanos = System.nanoTime();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final CompletableFuture<@Nullable Stored> result = new CompletableFuture<>();
  private volatile @Nullable Thread runner;

  /** The load that this load's thread is waiting for. */
  private volatile @Nullable Flight waitsFor;

  private volatile boolean kept;

  Flight(String key, Loading token, PatternCounts counts) {
    this.key = key;
    this.token = token;
    this.counts = counts;
  }

  void runsOn(@Nullable Thread thread) {
    runner = thread;
  }

  /**
   * Returns true for the one caller that may end the load. That caller must then call {@link
   * #loaded} or {@link #failed}.
   */
  boolean end() {
    return ended.compareAndSet(false, true);
  }

  /**
   * Ends the load with a value.
   *
   * @param stored null if the load did not begin
   * @param wasKept false if something that the value depends on was invalidated meanwhile
   */
  void loaded(@Nullable Stored stored, boolean wasKept) {
    kept = wasKept;
    result.complete(stored);
  }

  /**
   * After the end: returns whether the value may be given to readers that arrived after the load
   * began.
   */
  boolean wasKept() {
    return kept;
  }

  void failed(Throwable cause) {
    result.completeExceptionally(cause);
  }

  /** Returns why the load failed; null if it did not fail. */
  @Nullable Throwable failure() {
    return result.isCompletedExceptionally() ? result.handle((stored, e) -> e).getNow(null) : null;
  }

  /**
   * Interrupts the loader of a load that was given up.
   *
   * @return whether the load has a thread
   */
  boolean interrupt() {
    Thread thread = runner;
    if (thread != null) {
      thread.interrupt();
    }
    return thread != null;
  }

  /** Returns whether a thread is running the load. */
  boolean isRunning() {
    return runner != null;
  }

  /** Returns the stack trace of the loading thread; empty if there is none. */
  StackTraceElement[] stackOfRunner() {
    Thread thread = runner;
    return thread == null ? new StackTraceElement[0] : thread.getStackTrace();
  }

  /**
   * Records the load that this load's thread waits for from now on.
   *
   * @param other null if it no longer waits
   * @return whether the other load waits for this one, directly or through others
   */
  boolean waitsFor(@Nullable Flight other) {
    waitsFor = other;
    Flight next = other;
    for (int i = 0; i < LONGEST_CHAIN && next != null; i++) {
      if (next == this) {
        return true;
      }
      next = next.waitsFor;
    }
    return false;
  }

  /**
   * Waits for the end; throws like {@link CompletableFuture#get}.
   *
   * @return null if the load did not begin
   */
  @Nullable Stored await(long nanos)
      throws ExecutionException, TimeoutException, InterruptedException {
    return result.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
  }

  long elapsedNanos() {
    return System.nanoTime() - startNanos;
  }

  String key() {
    return key;
  }

  Loading token() {
    return token;
  }

  PatternCounts counts() {
    return counts;
  }

  /** Returns whether its key belongs to a pattern, or to one with the same text. */
  boolean isOf(KeyPattern<?> pattern) {
    return counts.pattern().text().equals(pattern.text());
  }
}
