package io.groundspeed.job.runner;

import io.groundspeed.job.JobContext;
import io.groundspeed.job.claim.ClaimedJob;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** An attempt that is waiting for a worker or running. Thread-safe. */
final class Attempt implements JobContext {
  private final ClaimedJob job;
  private final Handler handler;
  private final AtomicReference<@Nullable Runnable> worker = new AtomicReference<>();
  private volatile Instant deadline = Instant.MAX;
  private volatile @Nullable Thread thread;
  private volatile boolean cancelled;
  private volatile boolean over;
  private volatile @Nullable Progress progress;

  Attempt(ClaimedJob job, Handler handler) {
    this.job = job;
    this.handler = handler;
  }

  /**
   * Returns an attempt at a job.
   *
   * @param handlers by job type; only jobs of these types are claimed
   */
  static Attempt of(ClaimedJob job, Map<String, Handler> handlers) {
    return new Attempt(
        job, Objects.requireNonNull(handlers.get(job.type()), "a claimed job has a handler"));
  }

  /** The progress that the handler reported. */
  record Progress(double share, @Nullable String note) {}

  ClaimedJob job() {
    return job;
  }

  Handler handler() {
    return handler;
  }

  @Override
  public long jobId() {
    return job.id();
  }

  @Override
  public int attempt() {
    return job.attempt();
  }

  @Override
  public Instant deadline() {
    return deadline;
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public void progress(double share, @Nullable String note) {
    double shown = Double.isNaN(share) ? 0 : Math.max(0, Math.min(1, share));
    progress = new Progress(shown, note);
  }

  /** Returns the progress reported since the last call; null if there is none. */
  @Nullable Progress takeProgress() {
    Progress taken = progress;
    progress = null;
    return taken;
  }

  void cancel() {
    cancelled = true;
  }

  /**
   * Marks the calling thread as the one that runs the handler. The timeout starts now, so waiting
   * does not count towards it.
   */
  void begin(Instant now) {
    deadline = now.plus(handler.timeout());
    thread = Thread.currentThread();
  }

  /** Records that the attempt holds a worker until {@link #free} returns it. */
  void occupy(Runnable giveBack) {
    worker.set(giveBack);
  }

  /** Returns the worker, once. */
  void free() {
    Runnable giveBack = worker.getAndSet(null);
    if (giveBack != null) {
      giveBack.run();
    }
  }

  /** Records that the handler has returned and must no longer be interrupted. */
  void end() {
    synchronized (this) {
      over = true;
      thread = null;
      // A late interrupt belongs to this attempt, not to the next one on the thread.
      Thread.interrupted();
    }
    free();
  }

  synchronized void interrupt() {
    if (!over && thread != null) {
      thread.interrupt();
    }
  }

  /** Returns the failure of an attempt that is given up, with the stack trace of where it hangs. */
  synchronized Throwable didNotStop() {
    Throwable failure = new DidNotStop(handler.timeout());
    if (thread != null) {
      failure.setStackTrace(thread.getStackTrace());
    }
    return failure;
  }

  /**
   * Returns whether a worker has started the attempt. Before that, it can be released without side
   * effects.
   */
  boolean isBegun() {
    return thread != null || over;
  }

  /** Returns whether the handler has returned. */
  boolean isOver() {
    return over;
  }

  boolean isOverdue(Instant now) {
    return thread != null && now.isAfter(deadline);
  }
}
