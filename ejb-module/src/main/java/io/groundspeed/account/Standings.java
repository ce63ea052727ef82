package io.groundspeed.account;

import io.groundspeed.postgres.Sql;
import io.groundspeed.postgres.Telemetry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
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
 * The standing of accounts, checked on every request of a session. It is re-read every few seconds,
 * so a disabled user is locked out that quickly on every node. While the database is unavailable, a
 * recently read standing remains valid, and no request waits longer than {@link #PATIENCE}.
 * Thread-safe.
 */
@ApplicationScoped
public class Standings {
  private static final Logger LOG = Logger.getLogger(Standings.class.getName());

  /** How long a request waits for the database. A page has another 5 s for its own data. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** How long a log-in waits for the database. */
  private static final Duration LOG_IN_PATIENCE = Duration.ofSeconds(3);

  private static final long FRESH_NANOS = Duration.ofSeconds(3).toNanos();

  /**
   * Upper bound on how long a user stays logged in who is disabled while the database is
   * unavailable.
   */
  private static final long TRUSTED_NANOS = Duration.ofMinutes(5).toNanos();

  private static final String READ =
      """
      SELECT role, credentials_version
        FROM groundspeed.users
       WHERE username = ? AND disabled_at IS NULL
      """;

  private static final int REMEMBERED = 10_000;
  private static final int READERS = 2;
  private static final int WAITING = 100;

  private final Map<String, Read> known = new ConcurrentHashMap<>();

  /** Separate threads, so that a frozen database does not block request threads. */
  private final ThreadPoolExecutor readers = readers();

  @Inject @Telemetry private DataSource dataSource;

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
   * Returns the standing of an account; empty if the account is disabled or does not exist.
   *
   * @throws StandingUnknown if it can't be read now and was not read within the last five minutes
   */
  public Optional<Standing> of(String username) {
    long now = nanoTime.getAsLong();
    Read last = known.get(username);
    if (last != null && now - last.askedAt() < FRESH_NANOS) {
      return last.standing();
    }
    if (last != null) { // concurrent requests use the last value instead of waiting too
      known.replace(username, last, last.askedAt(now));
    }
    Optional<Read> read = readWithin(username, PATIENCE);
    if (read.isPresent()) {
      return read.get().standing();
    }
    if (last == null || now - last.readAt() > TRUSTED_NANOS) {
      throw new StandingUnknown();
    }
    return last.standing();
  }

  /**
   * Returns the standing of an account, always read from the database.
   *
   * @throws StandingUnknown if it can't be read
   */
  public Optional<Standing> now(String username) {
    return readWithin(username, LOG_IN_PATIENCE).orElseThrow(StandingUnknown::new).standing();
  }

  /** Returns the value read; empty if the read failed or took too long. */
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
    try (Connection connection = dataSource.getConnection()) {
      return Sql.of(connection, READ)
          .with(username)
          .first(row -> new Standing(row.getString(1), row.getInt(2)));
    }
  }

  /**
   * @param readAt when the database returned the value
   * @param askedAt when a read was last started
   */
  private record Read(Optional<Standing> standing, long readAt, long askedAt) {
    Read askedAt(long now) {
      return new Read(standing, readAt, now);
    }
  }
}
