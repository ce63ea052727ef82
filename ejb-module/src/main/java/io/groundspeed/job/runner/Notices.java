package io.groundspeed.job.runner;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Tells the other nodes of committed jobs, and hears of theirs. Notices are sent after the commit,
 * since NOTIFY within it would let commits wait for one another, and many within a few milliseconds
 * are one, which names the jobs where they are few. A lost notice costs the time of a poll.
 */
final class Notices {
  private static final Logger LOG = Logger.getLogger(Notices.class.getName());
  private static final String CHANNEL = "groundspeed_jobs";

  /** There is nothing in it that the disk would have to keep. */
  private static final String NOTIFY =
      "SELECT set_config('synchronous_commit', 'off', true), pg_notify(?, ?)";

  private static final Pattern JOBS = Pattern.compile("\\d{1,18}(,\\d{1,18}){0,99}");
  private static final Duration COALESCE = Duration.ofMillis(3);
  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int LISTEN_MILLIS = 250;

  private final DataSource dataSource;
  private final String sender;
  private final Signal toSend = new Signal();
  private final Signal onNotice;
  private volatile boolean stopped;

  /**
   * @param sender no other node has this name, so that a node does not hear itself
   * @param onNotice rung for the jobs of other nodes
   */
  Notices(DataSource dataSource, String sender, Signal onNotice) {
    this.dataSource = dataSource;
    this.sender = sender;
    this.onNotice = onNotice;
  }

  /** Lets the other nodes know soon of some jobs; returns at once. */
  void send() {
    toSend.ring();
  }

  /** Lets the other nodes know soon of that job; returns at once. */
  void send(long job) {
    toSend.ring(job);
  }

  /** Sends until stopped: the first notice at once, those of the next milliseconds as one. */
  void sendAll() {
    loop(
        () -> {
          Optional<List<Long>> jobs = toSend.await(IDLE);
          if (jobs.isPresent() && !stopped) {
            notifyOthers(jobs.get());
            Thread.sleep(COALESCE.toMillis());
          }
        });
  }

  /** Listens until stopped. */
  void listen() {
    loop(
        () -> {
          try (Connection connection = dataSource.getConnection();
              Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
            onNotice.ring();
            try {
              hear(connection.unwrap(PGConnection.class));
            } finally {
              statement.execute("UNLISTEN " + CHANNEL);
            }
          }
        });
  }

  void stop() {
    stopped = true;
    toSend.ring();
  }

  private void hear(PGConnection connection) throws SQLException {
    while (!stopped) {
      for (PGNotification notice : connection.getNotifications(LISTEN_MILLIS)) {
        hear(notice.getParameter());
      }
    }
  }

  /** What does not say which jobs it is about may be about any. */
  private void hear(String notice) {
    int end = notice.lastIndexOf('|');
    if (end >= 0 && notice.substring(0, end).equals(sender)) {
      return;
    }
    String jobs = notice.substring(end + 1);
    if (JOBS.matcher(jobs).matches()) {
      for (String job : jobs.split(",", -1)) {
        onNotice.ring(Long.parseLong(job));
      }
    } else {
      onNotice.ring();
    }
  }

  private void notifyOthers(List<Long> jobs) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement notify = connection.prepareStatement(NOTIFY)) {
      notify.setString(1, CHANNEL);
      notify.setString(2, sender + "|" + jobs.stream().map(String::valueOf).collect(joining(",")));
      notify.execute();
    }
  }

  private void loop(Step step) {
    while (!stopped && !Thread.currentThread().isInterrupted()) {
      try {
        step.run();
      } catch (SQLException | RuntimeException | Error e) {
        LOG.log(Level.FINE, "Notices between nodes wait for the database", e);
        pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Step {
    void run() throws SQLException, InterruptedException;
  }
}
