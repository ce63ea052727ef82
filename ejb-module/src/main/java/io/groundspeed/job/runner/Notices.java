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
 * Exchanges wake-ups with other nodes by NOTIFY. They are sent after the commit, because NOTIFY
 * within a transaction serializes commits. Wake-ups within a few milliseconds are merged into one,
 * which names the jobs if they are few. A lost wake-up delays jobs by at most one poll.
 */
final class Notices {
  private static final Logger LOG = Logger.getLogger(Notices.class.getName());
  private static final String CHANNEL = "groundspeed_jobs";

  /** Nothing in it needs to be durable. */
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
   * @param sender unique name of this node, so that it can ignore its own wake-ups
   * @param onNotice woken for jobs of other nodes
   */
  Notices(DataSource dataSource, String sender, Signal onNotice) {
    this.dataSource = dataSource;
    this.sender = sender;
    this.onNotice = onNotice;
  }

  /** Schedules a wake-up for unspecified jobs; returns immediately. */
  void send() {
    toSend.ring();
  }

  /** Schedules a wake-up for one job; returns immediately. */
  void send(long job) {
    toSend.ring(job);
  }

  /**
   * Sends until stopped: the first wake-up immediately, those of the next milliseconds merged into
   * one.
   */
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

  /** Receives wake-ups until stopped. */
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

  /** A wake-up that does not name its jobs may be about any job. */
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
    /** Runs once; it is repeated until stopped. */
    void run() throws SQLException, InterruptedException;
  }
}
