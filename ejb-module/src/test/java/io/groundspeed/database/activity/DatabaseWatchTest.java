package io.groundspeed.database.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.probe.jdbc.GroundspeedDriver;
import io.groundspeed.probe.session.MeasuredDatabase;
import io.groundspeed.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseWatchTest {
  /** Longer than the longest pause between two attempts. */
  private static final int LATER = 61;

  private static final Logger LOG = Logger.getLogger(DatabaseWatch.class.getName());

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
  private final TestDatabase db = TestDatabase.fresh();
  private final String role = "watched_" + db.jdbcUrl().replaceAll("\\W+", "_");
  private final Logged logged = new Logged();
  private Connection application;
  private DatabaseWatch watch;

  @BeforeEach
  void measure() throws SQLException {
    LOG.addHandler(logged);
    db.execute("CREATE ROLE %s LOGIN".formatted(role));
    String url =
        db.measuredUrl().replace("127.0.0.1", "localhost").replace("user=postgres", "user=" + role);
    application = new GroundspeedDriver().connect(url, new Properties());
    MeasuredDatabase database = TestDatabase.measured(url);
    watch =
        new DatabaseWatch(database, new WaitCounts(now::get), new LockWaits(now::get), now::get);
  }

  @AfterEach
  void close() throws SQLException {
    LOG.removeHandler(logged);
    watch.close();
    application.close();
    db.close();
  }

  @Test
  void a_database_that_stays_away_is_logged_once_also_if_it_was_never_there() {
    db.execute("ALTER ROLE %s NOLOGIN".formatted(role));
    sampleThreeTimes();
    assertThat(logged.lines).hasSize(1);
    assertThat(watch.state().problem()).contains("not permitted to log in");

    db.execute("ALTER ROLE %s LOGIN".formatted(role));
    sampleThreeTimes();
    assertThat(logged.lines).hasSize(1);
    assertThat(watch.state().problem()).isNull();

    db.execute("ALTER ROLE %s NOLOGIN".formatted(role));
    db.rows("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = ?", role);
    sampleThreeTimes();
    assertThat(logged.lines).hasSize(2);
  }

  private void sampleThreeTimes() {
    for (int i = 0; i < 3; i++) {
      now.updateAndGet(time -> time.plusSeconds(LATER));
      watch.sample();
    }
  }

  private static final class Logged extends Handler {
    final List<String> lines = new ArrayList<>();

    @Override
    public void publish(LogRecord line) {
      lines.add(line.getMessage());
    }

    @Override
    public void flush() {
      // Nothing is buffered.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
