package io.groundspeed.account;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The standing of accounts, for every request of a session: read again every few seconds, so that a
 * disabled user is out that soon on every node. While the database can't be asked, a standing that
 * was read recently still counts, and no request waits longer than {@link #PATIENCE}. Thread-safe.
 */
@ApplicationScoped
public class Standings {
  private static final Logger LOG = Logger.getLogger(Standings.class.getName());

  /** How long a request waits for the database: a page has 5 s for its figures after that. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** How long a log-in waits. */
  private static final Duration LOG_IN_PATIENCE = Duration.ofSeconds(3);

  private static final long FRESH_NANOS = Duration.ofSeconds(3).toNanos();

  /** A user who is disabled while the database is away is out after this time at the latest. */
  private static final long TRUSTED_NANOS = Duration.ofMinutes(5).toNanos();

  private static final int REMEMBERED = 10_000;
  private static final int READERS = 2;
  private static final int WAITING = 100;

  private final Map<String, Read> known = new ConcurrentHashMap<>();

  /** Threads of our own: one that hangs in a frozen database is not a request's. */
  private final ThreadPoolExecutor readers = readers();

  @Resource(lookup = "java:jboss/datasources/GroundspeedTelemetryDS")
  private DataSource dataSource;

  private final LongSupplier nanoTime;

  /** For the container. */
  protected Standings() {
    this.nanoTime = System::nanoTime;
  }

  Standings(DataSource dataSource) {
    this(dataSource, System::nanoTime);
  }

  /**
   * @param nanoTime as {@link System#nanoTime()}
   */
  Standings(DataSource dataSource, LongSupplier nanoTime) {
    this.dataSource = dataSource;
    this.nanoTime = nanoTime;
  }

  private static ThreadPoolExecutor readers() {
    ThreadPoolExecutor readers =
        new ThreadPoolExecutor(
            READERS,
            READERS,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(WAITING),
            task -> {
              Thread thread = new Thread(task, "groundspeed-standings");
              thread.setDaemon(true);
              thread.setContextClassLoader(Standings.class.getClassLoader());
              return thread;
            });
    readers.allowCoreThreadTimeOut(true);
    return readers;
  }

  @PreDestroy
  void end() {
    readers.shutdownNow();
  }

  /**
   * Returns how an account stands; empty where it is disabled or gone.
   *
   * @throws StandingUnknown where it can't be read now and was not read within the last minutes
   */
  public Optional<Standing> of(String username) {
    long now = nanoTime.getAsLong();
    Read last = known.get(username);
    if (last != null && now - last.askedAt() < FRESH_NANOS) {
      return last.standing();
    }
    if (last != null) { // others go on with the last one, instead of waiting too
      known.replace(username, last, last.askedAt(now));
    }
    Optional<Read> read = readWithin(username, PATIENCE);
    if (read.isEmpty() && (last == null || now - last.readAt() > TRUSTED_NANOS)) {
      throw new StandingUnknown();
    }
    return read.orElse(last).standing();
  }

  /**
   * Returns how an account stands at this moment.
   *
   * @throws StandingUnknown where it can't be read
   */
  public Optional<Standing> now(String username) {
    return readWithin(username, LOG_IN_PATIENCE).orElseThrow(StandingUnknown::new).standing();
  }

  /** Returns what was read; empty where that failed or took too long. */
  private Optional<Read> readWithin(String username, Duration patience) {
    try {
      return Optional.of(
          readers
              .submit(() -> remember(username, read(username)))
              .get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      LOG.log(Level.FINE, "The standing of an account can't be read now", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private Read remember(String username, Optional<Standing> standing) {
    long now = nanoTime.getAsLong();
    Read read = new Read(standing, now, now);
    if (known.size() >= REMEMBERED) {
      known.clear();
    }
    known.put(username, read);
    return read;
  }

  private Optional<Standing> read(String username) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT role, credentials_version
                  FROM groundspeed.users
                 WHERE username = ? AND disabled_at IS NULL
                """)) {
      select.setString(1, username);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Standing(row.getString(1), row.getInt(2)))
            : Optional.empty();
      }
    }
  }

  /**
   * @param readAt when the database returned it
   * @param askedAt when the database was last asked
   */
  private record Read(Optional<Standing> standing, long readAt, long askedAt) {
    Read askedAt(long now) {
      return new Read(standing, readAt, now);
    }
  }
}
