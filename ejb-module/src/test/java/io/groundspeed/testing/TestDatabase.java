package io.groundspeed.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.groundspeed.postgres.Migrations;
import io.groundspeed.probe.Probe;
import io.groundspeed.probe.session.MeasuredDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A separate migrated database for a test: {@code try (TestDatabase db = TestDatabase.fresh())}.
 *
 * <p>There is one PostgreSQL server per JVM. It is started by the first call, on a free port of
 * 127.0.0.1; it is stopped and its files are deleted when the JVM ends. A template is migrated
 * once, and every database is a copy of it. The server runs without fsync, so it proves nothing
 * about durability.
 */
public final class TestDatabase implements AutoCloseable {
  private static final String TEMPLATE = "groundspeed_template";
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** As many as the pool of a server has. */
  private static final int LARGEST_POOL = 40;

  private final String name;
  private final DataSource unpooled;
  private final HikariDataSource pool;

  /** Idle connections of the methods below, waiting for the next statement. */
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

  private TestDatabase(String name) {
    this.name = name;
    this.unpooled = Server.dataSource(name);
    this.pool = pool(unpooled);
  }

  /**
   * Connections are opened when they are needed, and checked whenever they are borrowed: some tests
   * terminate them.
   */
  private static HikariDataSource pool(DataSource unpooled) {
    System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
    HikariConfig config = new HikariConfig();
    config.setDataSource(unpooled);
    config.setMinimumIdle(0);
    config.setMaximumPoolSize(LARGEST_POOL);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  /**
   * Returns a new database with all migrations applied. Its only rows are the shipped schedules.
   */
  public static TestDatabase fresh() {
    return create("TEMPLATE " + Template.NAME + " STRATEGY file_copy");
  }

  /** Returns a new database without any migrations. */
  public static TestDatabase empty() {
    return create("");
  }

  private static TestDatabase create(String options) {
    String name = "test_" + COUNT.incrementAndGet();
    Server.execute("CREATE DATABASE " + name + " " + options);
    return new TestDatabase(name);
  }

  /** Returns a pool, as in a server: PostgreSQL needs 20 ms and more to open a session. */
  public DataSource dataSource() {
    return pool;
  }

  /** Returns a data source whose connections are all new, for tests of sessions. */
  public DataSource unpooled() {
    return unpooled;
  }

  public String jdbcUrl() {
    return Server.url(name);
  }

  /** Returns the URL by which the probe's driver measures what runs. */
  public String measuredUrl() {
    return jdbcUrl().replaceFirst("^jdbc:", "jdbc:groundspeed:");
  }

  /**
   * Returns the database as the probe knows it, once a connection was opened.
   *
   * @param url of the connection, with the probe's prefix
   */
  public static MeasuredDatabase measured(String url) {
    return Probe.sessions().databases().stream()
        .filter(known -> url.contains("//" + known.name() + "?"))
        .findFirst()
        .orElseThrow();
  }

  public Connection connect() throws SQLException {
    return unpooled.getConnection();
  }

  /** Runs a statement that takes no parameters, such as DDL. */
  public void execute(String sql) {
    with(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        },
        sql);
  }

  /** Runs a change and returns the number of rows changed. */
  public int update(String sql, Object... parameters) {
    return with(connection -> Sql.update(connection, sql, parameters), sql);
  }

  /** Returns the rows of a query, each as a map from column name to value, in column order. */
  public List<Map<String, Object>> rows(String sql, Object... parameters) {
    return with(connection -> Sql.rows(connection, sql, parameters), sql);
  }

  /** A connection that failed may have been terminated on purpose, so it is not used again. */
  private <T> T with(SqlWork<T> work, String sql) {
    Connection connection = idle.poll();
    try {
      connection = connection == null ? connect() : connection;
      T done = work.on(connection);
      idle.push(connection);
      return done;
    } catch (SQLException e) {
      end(connection);
      throw new IllegalStateException(e.getMessage() + " in: " + sql, e);
    }
  }

  private static void end(Connection connection) {
    try (connection) {
      // The connection is no longer needed.
    } catch (SQLException e) {
      throw new IllegalStateException("A connection can't be closed", e);
    }
  }

  /** Work that needs a connection. */
  private interface SqlWork<T> {
    T on(Connection connection) throws SQLException;
  }

  /** Returns the only row of a query. */
  public Map<String, Object> row(String sql, Object... parameters) {
    List<Map<String, Object>> rows = rows(sql, parameters);
    if (rows.size() != 1) {
      throw new IllegalStateException("Expected one row, got " + rows.size() + " from: " + sql);
    }
    return rows.get(0);
  }

  /** Returns the only value of a query that returns an integer, such as a count or a new id. */
  public long number(String sql, Object... parameters) {
    return ((Number) row(sql, parameters).values().iterator().next()).longValue();
  }

  /**
   * Waits until at least {@code count} sessions of this database wait for a lock; fails after ten
   * seconds.
   */
  public void awaitBlockedSessions(int count) {
    awaitSessions("wait_event_type = 'Lock'", sessions -> sessions >= count);
  }

  /**
   * Waits until no idle transaction is open, such as one left by a session that died; fails after
   * ten seconds.
   */
  public void awaitNoOpenTransaction() {
    awaitSessions("state LIKE 'idle in transaction%'", sessions -> sessions == 0);
  }

  private void awaitSessions(String which, LongPredicate reached) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!reached.test(
        number(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND "
                + which))) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not what was awaited: sessions with " + which);
      }
    }
  }

  /** Stops {@code groundspeed.clock()} of this database at an instant. Call again to move it. */
  public void stopClockAt(Instant instant) {
    replaceClock("timestamptz '" + instant + "'");
  }

  /** Makes {@code groundspeed.clock()} return the real time again. */
  public void restartClock() {
    replaceClock("clock_timestamp()");
  }

  private void replaceClock(String time) {
    execute(
        """
        CREATE OR REPLACE FUNCTION groundspeed.clock() RETURNS timestamptz
            LANGUAGE sql STABLE PARALLEL SAFE
        RETURN %s
        """
            .formatted(time));
  }

  /** Drops the database, even if connections to it are still open. */
  @Override
  public void close() {
    idle.forEach(TestDatabase::end);
    idle.clear();
    pool.close();
    Server.execute("DROP DATABASE " + name + " WITH (FORCE)");
  }

  private static void executeOn(DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage() + " in: " + sql, e);
    }
  }

  /** Migrated on first use, so that tests that need only the migrations don't pay for it. */
  private static final class Template {
    static final String NAME = migrated();

    private static String migrated() {
      Server.execute("CREATE DATABASE " + TEMPLATE);
      Migrations.migrate(Server.dataSource(TEMPLATE));
      return TEMPLATE;
    }
  }

  private static final class Server {
    /** Held strongly, because the JDK forgets the level of a logger that is garbage-collected. */
    private static final Logger MIGRATIONS_LOG = Logger.getLogger("org.flywaydb");

    /** The room in bytes that two JVMs with a few databases each never fill. */
    private static final long IN_MEMORY = 4L << 30;

    private static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      MIGRATIONS_LOG.setLevel(Level.WARNING);
      try {
        return EmbeddedPostgres.builder()
            .setDataDirectory(Files.createTempDirectory(fastest(), "groundspeed-test"))
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("deadlock_timeout", "200ms")
            .setServerConfig("max_wal_size", "256MB")
            .setCleanDataDirectory(true)
            .setRegisterShutdownHook(true)
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException("PostgreSQL did not start", e);
      }
    }

    /** A copy of the template has 1,150 files, which is five times as fast in memory. */
    private static Path fastest() throws IOException {
      Path memory = Path.of("/dev/shm");
      boolean roomy =
          Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() > IN_MEMORY;
      return roomy ? memory : Path.of(System.getProperty("java.io.tmpdir"));
    }

    static String url(String database) {
      return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres"
          .formatted(POSTGRES.getPort(), database);
    }

    static DataSource dataSource(String database) {
      PGSimpleDataSource dataSource = new PGSimpleDataSource();
      dataSource.setUrl(url(database));
      return dataSource;
    }

    static void execute(String sql) {
      executeOn(dataSource("postgres"), sql);
    }
  }
}
