package io.groundspeed.cache;

import io.groundspeed.cache.pattern.KeyPattern;
import io.groundspeed.cache.pattern.PatternCounts;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A load that this node does. It ends once: with a value, with a failure, or given up. */
final class Flight {
  /** Loaders that read through one another; longer chains end by their bound in time. */
  private static final int LONGEST_CHAIN = 100;

  private final String key;
  private final Loading token;
  private final PatternCounts counts;
  private final long startNanos = System.nanoTime();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final CompletableFuture<Stored> result = new CompletableFuture<>();
  private volatile Thread runner;

  /** The load that the thread of this one waits for. */
  private volatile Flight waitsFor;

  private volatile boolean kept;

  Flight(String key, Loading token, PatternCounts counts) {
    this.key = key;
    this.token = token;
    this.counts = counts;
  }

  void runsOn(Thread thread) {
    runner = thread;
  }

  /** Returns true to the one who may end it, who must then call one of the next two. */
  boolean end() {
    return ended.compareAndSet(false, true);
  }

  /**
   * Ends it.
   *
   * @param wasKept false where something that the value depends on was invalidated meanwhile
   */
  void loaded(Stored stored, boolean wasKept) {
    kept = wasKept;
    result.complete(stored);
  }

  /** Returns, after its end, whether one may have the value who came after the load began. */
  boolean wasKept() {
    return kept;
  }

  void failed(Throwable cause) {
    result.completeExceptionally(cause);
  }

  /** Returns why it failed, null if it has not. */
  Throwable failure() {
    return result.isCompletedExceptionally() ? result.handle((stored, e) -> e).getNow(null) : null;
  }

  /**
   * Wakes a loader that was given up.
   *
   * @return whether it has a thread
   */
  boolean interrupt() {
    Thread thread = runner;
    if (thread != null) {
      thread.interrupt();
    }
    return thread != null;
  }

  /** Returns whether a thread loads. */
  boolean isRunning() {
    return runner != null;
  }

  /** Returns what the thread that loads does now; empty where none does. */
  StackTraceElement[] stackOfRunner() {
    Thread thread = runner;
    return thread == null ? new StackTraceElement[0] : thread.getStackTrace();
  }

  /**
   * Notes what the thread of this load waits for from now on.
   *
   * @param other null where it waits no longer
   * @return whether the other one waits for this one, by way of others or directly
   */
  boolean waitsFor(Flight other) {
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

  /** Waits for the end; throws like {@link CompletableFuture#get}. */
  Stored await(long nanos) throws ExecutionException, TimeoutException, InterruptedException {
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

  /** Returns whether its key is one of a pattern's, or of one with the same text. */
  boolean isOf(KeyPattern<?> pattern) {
    return counts.pattern().text().equals(pattern.text());
  }
}
