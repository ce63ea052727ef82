package io.groundspeed.job.runner;

import io.groundspeed.job.claim.ClaimConnection;
import io.groundspeed.job.claim.ClaimedJob;
import io.groundspeed.job.claim.Claims;
import io.groundspeed.job.claim.Endings;
import io.groundspeed.job.claim.Frontier;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The single thread of a node that claims jobs. It claims immediately on a wake-up or when a worker
 * becomes free, and otherwise polls, in case a wake-up was missed. While nothing else is due, a job
 * named in a wake-up is claimed by its id, which is faster than searching for due jobs.
 */
final class Dispatcher implements Runnable {
  private static final Logger LOG = Logger.getLogger(Dispatcher.class.getName());
  private static final int MOST_AT_A_TIME = 500;

  private final Claims claims;
  private final ClaimConnection connection;
  private final Frontier frontier;
  private final Workers workers;
  private final Map<String, Handler> handlers;
  private final Signal signal;
  private final Unannounced unannounced;
  private final Duration poll;
  private volatile boolean stopped;

  /** Whether the last claim of all due jobs left nothing. */
  private boolean idle;

  /** Time of the next claim of all due jobs, in {@code nanoTime}. */
  private long next;

  Dispatcher(
      Claims claims,
      ClaimConnection connection,
      Frontier frontier,
      Workers workers,
      Map<String, Handler> handlers,
      Waking waking) {
    this.claims = claims;
    this.connection = connection;
    this.frontier = frontier;
    this.workers = workers;
    this.handlers = handlers;
    this.signal = waking.signal();
    this.unannounced = waking.unannounced();
    this.poll = waking.poll();
  }

  /**
   * What wakes the dispatcher.
   *
   * @param signal rings for new jobs and free workers
   * @param unannounced committed jobs that other nodes do not know yet
   * @param poll the longest time without a claim of all due jobs
   */
  record Waking(Signal signal, Unannounced unannounced, Duration poll) {}

  @Override
  public void run() {
    try {
      List<Long> known = List.of();
      while (!stopped) {
        boolean more = areAll(known) ? claim(known) : claimDue();
        unannounced.announce();
        known = more ? List.of() : signal.await(untilNext()).orElse(List.of());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      unannounced.announce();
      connection.letGo();
    }
  }

  void stop() {
    stopped = true;
    signal.ring();
  }

  private Duration untilNext() {
    return Duration.ofNanos(next - System.nanoTime());
  }

  /**
   * Returns whether to claim these jobs by their ids: nothing else is known to be due, and each has
   * a worker. Jobs that became due since the last claim of all due jobs wait for the next one.
   */
  private boolean areAll(List<Long> jobs) {
    return idle
        && !jobs.isEmpty()
        && jobs.size() <= workers.room()
        && System.nanoTime() < next
        && !frontier.isStale()
        && !frontier.knowsLimits();
  }

  private boolean claim(List<Long> jobs) {
    try {
      List<ClaimedJob> claimed = claims.claim(connection.get(), handlers.keySet(), jobs);
      jobs.forEach(unannounced::forget);
      begin(claimed);
    } catch (SQLException | RuntimeException | Error e) {
      failed(e);
    }
    return false;
  }

  /** Returns whether there may be more to claim immediately. */
  private boolean claimDue() {
    idle = false;
    next = System.nanoTime() + poll.toNanos();
    if (!workers.isMuchFree()) {
      return workers.askForRoom();
    }
    int room = Math.min(workers.room(), MOST_AT_A_TIME);
    try {
      if (frontier.isStale()) {
        frontier.look(handlers.keySet());
      }
      if (frontier.knowsLimits()) {
        // A job that ends, possibly before this claim returns, may free capacity within a limit.
        workers.askForRoom();
      }
      List<ClaimedJob> claimed = claims.claim(connection.get(), handlers.keySet(), room);
      begin(claimed);
      boolean more = mayClaimMore(claimed.size() == room);
      idle = !more;
      return more;
    } catch (SQLException | RuntimeException | Error e) {
      failed(e);
      return false;
    }
  }

  private void begin(List<ClaimedJob> claimed) throws SQLException {
    List<UUID> stillRunning = new ArrayList<>();
    for (ClaimedJob job : claimed) {
      unannounced.forget(job.id());
      if (workers.isStillRunning(job.id())) {
        stillRunning.add(job.token());
      } else {
        workers.submit(Attempt.of(job, handlers));
      }
    }
    // Done after the others have started: if it fails, they must not wait until their leases
    // expire.
    if (!stillRunning.isEmpty()) {
      new Endings(connection.get()).postpone(stillRunning);
    }
    if (!claimed.isEmpty()) {
      Claims.toDisk(connection.get());
    }
  }

  private void failed(Throwable e) {
    LOG.log(Level.WARNING, "No jobs can be claimed: {0}", String.valueOf(e.getMessage()));
    connection.letGo();
    idle = false;
  }

  /** Jobs may be waiting before the frontier, so it is read again, now or as soon as it is due. */
  private boolean mayClaimMore(boolean full) throws SQLException {
    Duration due = frontier.untilDue();
    if (due.isZero()) {
      return frontier.look(handlers.keySet()) || full;
    }
    next = System.nanoTime() + Math.min(due.toNanos(), poll.toNanos());
    return full;
  }
}
