package io.groundspeed.testing;

import io.groundspeed.job.JobContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The context of an attempt that a test runs itself. Records the reported progress. */
public final class Attempt implements JobContext {
  private final long jobId;
  private final List<Double> progress = new ArrayList<>();
  private boolean cancelled;

  public Attempt() {
    this(1);
  }

  public Attempt(long jobId) {
    this.jobId = jobId;
  }

  /** Requests cancellation. */
  public Attempt cancel() {
    cancelled = true;
    return this;
  }

  @Override
  public long jobId() {
    return jobId;
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public Instant deadline() {
    return Instant.MAX;
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public void progress(double share, String note) {
    progress.add(share);
  }

  /** Returns the reported progress values, in order. */
  public List<Double> progress() {
    return progress;
  }
}
