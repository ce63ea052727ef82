package io.groundspeed.job.runner;

import io.groundspeed.job.JobContext;
import io.groundspeed.job.claim.ClaimedJob;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** An attempt that waits for a worker or runs. Thread-safe. */
final class Attempt implements JobContext {
  private final ClaimedJob job;
  private final Handler handler;
  private final AtomicReference<Runnable> worker = new AtomicReference<>();
  private volatile Instant deadline = Instant.MAX;
  private volatile Thread thread;
  private volatile boolean cancelled;
  private volatile boolean over;
  private volatile Progress progress;

  Attempt(ClaimedJob job, Handler handler) {
    this.job = job;
    this.handler = handler;
  }

  /** How far it says it is. */
  record Progress(double share, String note) {}

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
  public void progress(double share, String note) {
    double shown = Double.isNaN(share) ? 0 : Math.max(0, Math.min(1, share));
    progress = new Progress(shown, note);
  }

  /** Returns what was told since the last call, or null. */
  Progress takeProgress() {
    Progress taken = progress;
    progress = null;
    return taken;
  }

  void cancel() {
    cancelled = true;
  }

  /** The calling thread runs the handler from now on; what it waited until now costs it no time. */
  void begin(Instant now) {
    deadline = now.plus(handler.timeout());
    thread = Thread.currentThread();
  }

  /** A worker is taken until {@link #free} gives it back. */
  void occupy(Runnable giveBack) {
    worker.set(giveBack);
  }

  /** Gives the worker back, once. */
  void free() {
    Runnable giveBack = worker.getAndSet(null);
    if (giveBack != null) {
      giveBack.run();
    }
  }

  /** The handler has returned: it must not be interrupted any more. */
  void end() {
    synchronized (this) {
      over = true;
      thread = null;
      // An interrupt that came late belongs to this attempt, not to the next one on the thread.
      Thread.interrupted();
    }
    free();
  }

  synchronized void interrupt() {
    if (!over && thread != null) {
      thread.interrupt();
    }
  }

  /** Returns the failure of an attempt that is given up, with the trace of where it hangs. */
  synchronized Throwable didNotStop() {
    Throwable failure = new DidNotStop(handler.timeout());
    if (thread != null) {
      failure.setStackTrace(thread.getStackTrace());
    }
    return failure;
  }

  /**
   * Whether a worker has taken it; until then it can be given back without having done anything.
   */
  boolean isBegun() {
    return thread != null || over;
  }

  /** Whether the handler has returned. */
  boolean isOver() {
    return over;
  }

  boolean isOverdue(Instant now) {
    return thread != null && now.isAfter(deadline);
  }
}
