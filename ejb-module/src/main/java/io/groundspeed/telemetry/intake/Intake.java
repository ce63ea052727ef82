package io.groundspeed.telemetry.intake;

import io.groundspeed.postgres.Unavailable;
import io.groundspeed.telemetry.raw.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The intake with acknowledgement: submitted samples are stored when the answer completes.
 *
 * <p>The number of samples that are waiting or being written is limited. Thread-safe.
 */
public final class Intake {
  private static final int LIGHT_SHARE = 8;

  private final Accounting accounting;
  private final Cardinality cardinality;
  private final int capacity;
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicLong submissions = new AtomicLong();
  private final PriorityBlockingQueue<Submission> queue = new PriorityBlockingQueue<>();
  private volatile boolean closed;

  /**
   * @param capacity maximum number of waiting samples, including those being written
   */
  public Intake(Accounting accounting, Cardinality cardinality, int capacity) {
    this.accounting = accounting;
    this.cardinality = cardinality;
    this.capacity = capacity;
  }

  /**
   * Submits samples, all or none of them.
   *
   * @return completes after the commit, with one outcome per sample, in order; completes
   *     exceptionally with {@link Unavailable} if the database could not store them
   * @throws Unavailable if there is no room, or the intake is closed
   */
  public CompletableFuture<List<Outcome>> submit(List<Sample> samples) {
    return submit(samples, false);
  }

  /**
   * Like {@link #submit(List)}.
   *
   * @param light whether the caller sends little. Such callers do not wait for those that send
   *     much, and may use an additional eighth of the capacity.
   */
  public CompletableFuture<List<Outcome>> submit(List<Sample> samples, boolean light) {
    if (closed) {
      accounting.dropped("closed", samples.size());
      throw new Unavailable("closed", "Groundspeed is stopping", Duration.ofSeconds(10));
    }
    int room = light ? capacity + capacity / LIGHT_SHARE : capacity;
    if (held.addAndGet(samples.size()) > room) {
      held.addAndGet(-samples.size());
      accounting.dropped("full", samples.size());
      throw new Unavailable("full", "the intake is full", Duration.ofSeconds(5));
    }
    accounting.accepted(samples.size());
    Submission submission =
        new Submission(
            samples.stream().map(cardinality::bound).toList(),
            light,
            submissions.incrementAndGet());
    queue.add(submission);
    return submission.answer();
  }

  /** Returns the used share of the capacity, 0 to 1. */
  public double fill() {
    return Math.min(1, (double) held.get() / capacity);
  }

  /** Waits for submissions and takes about {@code most} samples; empty if none arrived in time. */
  public List<Submission> take(int most, Duration wait) throws InterruptedException {
    List<Submission> taken = new ArrayList<>();
    Submission next = queue.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
    int samples = 0;
    while (next != null) {
      taken.add(next);
      samples += next.size();
      next = samples < most ? queue.poll() : null;
    }
    return taken;
  }

  /** Frees the capacity used by decided samples. */
  public void release(int samples) {
    held.addAndGet(-samples);
  }

  /** Rejects all further samples. */
  public void close() {
    closed = true;
  }

  /** Returns whether the intake is closed and every sample is decided. */
  public boolean isDrained() {
    return closed && held.get() == 0;
  }
}
