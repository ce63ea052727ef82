package io.groundspeed.job.runner;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one thread of a node that claims jobs: at once when it is told of new ones or a worker is
 * free, and now and then in case it was told nothing.
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
  private final Duration poll;
  private final InstantSource time;
  private volatile boolean stopped;
  private Duration rest;

  Dispatcher(
      Claims claims,
      ClaimConnection connection,
      Frontier frontier,
      Workers workers,
      Map<String, Handler> handlers,
      Signal signal,
      Duration poll,
      InstantSource time) {
    this.claims = claims;
    this.connection = connection;
    this.frontier = frontier;
    this.workers = workers;
    this.handlers = handlers;
    this.signal = signal;
    this.poll = poll;
    this.rest = poll;
    this.time = time;
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        if (!claim()) {
          signal.await(rest);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connection.letGo();
    }
  }

  void stop() {
    stopped = true;
    signal.ring();
  }

  /** Returns whether there may be more to claim at once. */
  private boolean claim() {
    rest = poll;
    int room = Math.min(workers.room(), MOST_AT_A_TIME);
    if (room == 0) {
      return false;
    }
    try {
      List<ClaimedJob> claimed = claims.claim(connection.get(), handlers.keySet(), room);
      for (ClaimedJob job : claimed) {
        workers.submit(new Attempt(job, handlers.get(job.type()), time.instant()));
      }
      if (!claimed.isEmpty()) {
        Claims.toDisk(connection.get());
      }
      return mayClaimMore(claimed.size() == room);
    } catch (SQLException | RuntimeException e) {
      LOG.log(Level.WARNING, "No jobs can be claimed: {0}", String.valueOf(e.getMessage()));
      connection.letGo();
      return false;
    }
  }

  /** Jobs may lie before the frontier: it is looked at anew, now or as soon as that is due. */
  private boolean mayClaimMore(boolean full) throws SQLException {
    Duration due = frontier.untilDue();
    if (due.isZero()) {
      return frontier.look(handlers.keySet()) || full;
    }
    rest = due.compareTo(poll) < 0 ? due : poll;
    return full;
  }
}
