package io.groundspeed.job.runner;

import io.groundspeed.job.claim.ClaimedJob;
import io.groundspeed.job.claim.Leases;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Maintains running attempts. Every second, it writes progress and interrupts attempts that exceed
 * their timeout. Every third of a lease, it extends the leases of jobs in progress, reads
 * cancellation requests, and takes back expired leases.
 */
final class Heartbeat implements Runnable {
  private static final Logger LOG = Logger.getLogger(Heartbeat.class.getName());
  private static final Duration BEAT = Duration.ofSeconds(1);

  /** An attempt that ignores its interrupt for this long is given up. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Leases leases;
  private final Workers workers;
  private final Runnable onTakenBack;
  private final Consumer<Attempt> onAbandoned;
  private final Duration lease;
  private final Outcomes outcomes;
  private final InstantSource time;
  private final Signal stop = new Signal();
  private volatile boolean stopped;
  private Instant kept = Instant.EPOCH;

  /**
   * @param onTakenBack called when jobs of another node may be waiting again
   * @param onAbandoned called for an attempt that is given up
   */
  Heartbeat(
      Leases leases,
      Workers workers,
      Runnable onTakenBack,
      Consumer<Attempt> onAbandoned,
      Outcomes outcomes,
      InstantSource time) {
    this.leases = leases;
    this.workers = workers;
    this.onTakenBack = onTakenBack;
    this.onAbandoned = onAbandoned;
    this.lease = leases.length();
    this.outcomes = outcomes;
    this.time = time;
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        beat();
        stop.await(BEAT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop() {
    stopped = true;
    stop.ring();
  }

  private void beat() {
    try {
      interruptOverdue();
      if (!time.instant().isBefore(kept.plus(lease.dividedBy(3)))) {
        keep();
        takeBack();
        kept = time.instant();
      }
    } catch (SQLException | RuntimeException | Error e) {
      LOG.log(Level.WARNING, "The leases can''t be kept: {0}", String.valueOf(e.getMessage()));
    }
    tellProgress();
  }

  private void interruptOverdue() {
    Instant now = time.instant();
    for (Attempt attempt : workers.underway()) {
      if (attempt.isOverdue(now.minus(PATIENCE))) {
        if (workers.abandon(attempt)) {
          LOG.log(Level.WARNING, "Job {0} did not stop; its worker is given up", attempt.jobId());
          onAbandoned.accept(attempt);
        }
      } else if (attempt.isOverdue(now)) {
        attempt.interrupt();
      }
    }
  }

  private void tellProgress() {
    for (Attempt attempt : workers.underway()) {
      Attempt.Progress progress = attempt.takeProgress();
      if (progress != null) {
        tell(attempt.job(), progress);
      }
    }
  }

  private void tell(ClaimedJob job, Attempt.Progress progress) {
    try {
      leases.tell(job, progress.share(), outcomes.note(progress.note()));
    } catch (SQLException | RuntimeException e) {
      LOG.log(Level.FINE, "How far a job is can't be shown", e);
    }
  }

  private void keep() throws SQLException {
    List<Attempt> attempts = new ArrayList<>(workers.underway());
    if (attempts.isEmpty()) {
      return;
    }
    List<UUID> tokens = attempts.stream().map(attempt -> attempt.job().token()).toList();
    Map<UUID, Boolean> held = leases.extend(tokens);
    for (Attempt attempt : attempts) {
      Boolean cancelled = held.get(attempt.job().token());
      if (Boolean.TRUE.equals(cancelled)) {
        attempt.cancel();
      }
    }
  }

  /** Takes back all of them: a node that died may have held thousands. */
  private void takeBack() throws SQLException {
    Leases.TakenBack taken;
    do {
      taken = leases.takeBack();
      if (taken.jobs() > 0) {
        LOG.log(
            Level.WARNING,
            "{0} jobs of nodes that stopped or froze were taken back; {1} of them wait again",
            new Object[] {taken.jobs(), taken.waiting()});
        onTakenBack.run();
      }
    } while (taken.jobs() == Leases.AT_A_TIME && !stopped);
  }
}
