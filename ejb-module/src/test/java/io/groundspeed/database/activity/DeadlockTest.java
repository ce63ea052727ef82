package io.groundspeed.database.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Calls;
import io.groundspeed.probe.jdbc.GroundspeedDriver;
import io.groundspeed.telemetry.DrainedSources;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions of a real PostgreSQL deadlock, and every one of them is named. */
class DeadlockTest {
  private static final InstantSource CLOCK = InstantSource.system();

  private final Instant start = CLOCK.instant();
  private final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);
  private final DrainedSources stored = new DrainedSources(db, CLOCK);
  private final WaitCounts waits = new WaitCounts(CLOCK);
  private final LockWaits locks = new LockWaits(CLOCK);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Connection> opened = new ArrayList<>();
  private DatabaseWatch watch;

  @BeforeEach
  void measure() throws SQLException {
    db.execute("CREATE TABLE stock (item int PRIMARY KEY, amount int NOT NULL)");
    db.execute("INSERT INTO stock SELECT item, 5 FROM generate_series(1, 9) item");
    measured();
    watch = new DatabaseWatch(TestDatabase.measured(db.measuredUrl()), waits, locks, CLOCK);
  }

  @AfterEach
  void close() throws Exception {
    threads.shutdownNow();
    watch.close();
    for (Connection connection : opened) {
      connection.close();
    }
    entities.close();
    db.close();
  }

  private Connection measured() throws SQLException {
    return opened(new GroundspeedDriver().connect(db.measuredUrl(), new Properties()));
  }

  private Connection psql() throws SQLException {
    Connection connection = opened(db.connect());
    connection.setClientInfo("ApplicationName", "psql");
    return connection;
  }

  private Connection opened(Connection connection) throws SQLException {
    opened.add(connection);
    try (Statement set = connection.createStatement()) {
      set.execute("SET deadlock_timeout = '10min'");
    }
    connection.setAutoCommit(false);
    return connection;
  }

  /** Runs work for a request or job on another thread. */
  private Future<Void> starts(String endpoint, Work work) {
    return threads.submit(
        () ->
            Calls.run(
                new Call("shop.war", endpoint),
                () -> {
                  work.run();
                  return null;
                }));
  }

  private interface Work {
    void run() throws SQLException;
  }

  private static void take(Connection on, int item) throws SQLException {
    try (Statement statement = on.createStatement()) {
      statement.execute("UPDATE stock SET amount = amount - 1 WHERE item = " + item);
    }
  }

  private void untilWaiting(int sessions) {
    while (db.number(
            """
            SELECT count(*) FROM pg_stat_activity
             WHERE datname = current_database() AND wait_event_type = 'Lock'
            """)
        < sessions) {
      assertThat(CLOCK.instant()).as("a session waits").isBefore(start.plusSeconds(60));
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Only this session looks for a deadlock, so it is the victim. */
  private static Connection victim(Connection connection) throws SQLException {
    try (Statement set = connection.createStatement()) {
      set.execute("SET deadlock_timeout = '20ms'");
    }
    return connection;
  }

  private static String state(Future<?> failing) throws InterruptedException {
    try {
      failing.get();
      return "it went well";
    } catch (ExecutionException e) {
      return e.getCause() instanceof SQLException failure ? failure.getSQLState() : e.toString();
    }
  }

  private List<LockWaiting> seen() {
    watch.sample();
    stored.store(waits, locks);
    return entities.fromTransaction(
        each -> new LockHistory(each).between(start.minusSeconds(60), start.plusSeconds(600)));
  }

  private static LockWaiting of(List<LockWaiting> waits, String waiter) {
    return waits.stream()
        .filter(wait -> wait.waiter().name().equals(waiter))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void both_sides_are_named_although_no_sample_saw_them() throws Exception {
    Connection checkout = measured();
    Connection restock = victim(measured());
    starts("POST /checkout", () -> take(checkout, 1)).get();
    starts("job:restock", () -> take(restock, 2)).get();
    Future<Void> first = starts("POST /checkout", () -> take(checkout, 2));
    untilWaiting(1);
    assertThat(state(starts("job:restock", () -> take(restock, 1)))).isEqualTo("40P01");
    restock.rollback();
    assertThat(state(first)).isEqualTo("it went well");

    List<LockWaiting> seen = seen();
    assertThat(seen).hasSize(2).allMatch(LockWaiting::ended);
    assertThat(seen).extracting(LockWaiting::deadlock).doesNotContainNull();
    assertThat(seen.get(0).deadlock()).isEqualTo(seen.get(1).deadlock());
    LockWaiting victim = of(seen, "job:restock");
    assertThat(victim.victim()).isTrue();
    assertThat(victim.holder().name()).isEqualTo("POST /checkout");
    assertThat(victim.waiter().deployment()).isEqualTo("shop.war");
    assertThat(victim.waiter().call()).matches("[0-9a-f]{16}");
    assertThat(victim.waiter().query()).startsWith("sql:");
    assertThat(victim.waiter().place()).startsWith(DeadlockTest.class.getName() + ".take(");
    assertThat(victim.lockMode()).isEqualTo("ShareLock");
    LockWaiting other = of(seen, "POST /checkout");
    assertThat(other.victim()).isFalse();
    assertThat(other.holder().name()).isEqualTo("job:restock");
    assertThat(other.waiter().statement())
        .isEqualTo("update stock set amount = amount - ? where item = ?");
  }

  @Test
  void a_wait_that_was_sampled_is_the_same_one() throws Exception {
    Connection checkout = victim(measured());
    Connection psql = psql();
    take(psql, 1);
    starts("POST /checkout", () -> take(checkout, 2)).get();
    Future<?> waiting = threads.submit(() -> tried(() -> take(psql, 2)));
    untilWaiting(1);
    seen();
    assertThat(state(starts("POST /checkout", () -> take(checkout, 1)))).isEqualTo("40P01");
    checkout.rollback();
    waiting.get();

    List<LockWaiting> seen = seen();
    assertThat(seen).hasSize(2).allMatch(wait -> wait.deadlock() != null);
    assertThat(of(seen, "psql").relation()).isEqualTo("stock");
    assertThat(of(seen, "psql").holder().name()).isEqualTo("POST /checkout");
    assertThat(of(seen, "POST /checkout").victim()).isTrue();
    assertThat(of(seen, "POST /checkout").holder().name()).isEqualTo("psql");
    assertThat(of(seen, "POST /checkout").holder().statement())
        .isEqualTo("update stock set amount = amount - ? where item = ?");

    assertThat(seen()).hasSize(2).allMatch(LockWaiting::ended);
  }

  private static void tried(Work work) {
    try {
      work.run();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_circle_of_three_is_one_deadlock() throws Exception {
    List<Connection> sessions = List.of(measured(), measured(), victim(measured()));
    for (int i = 0; i < 3; i++) {
      Connection session = sessions.get(i);
      int item = i;
      starts("GET /" + i, () -> take(session, item + 1)).get();
    }
    starts("GET /0", () -> take(sessions.get(0), 2));
    untilWaiting(1);
    starts("GET /1", () -> take(sessions.get(1), 3));
    untilWaiting(2);
    assertThat(state(starts("GET /2", () -> take(sessions.get(2), 1)))).isEqualTo("40P01");

    List<LockWaiting> seen = seen();
    assertThat(seen).extracting(LockWaiting::deadlock).doesNotContainNull();
    assertThat(seen.stream().map(LockWaiting::deadlock).distinct()).hasSize(1);
    assertThat(
            seen.stream().collect(Collectors.toMap(w -> w.waiter().name(), w -> w.holder().name())))
        .containsOnlyKeys("GET /0", "GET /1", "GET /2")
        .containsEntry("GET /0", "GET /1")
        .containsEntry("GET /1", "GET /2")
        .containsEntry("GET /2", "GET /0");
    sessions.get(2).rollback();
  }

  @Test
  void a_batch_can_be_the_victim() throws Exception {
    Connection one = measured();
    Connection two = victim(measured());
    starts("GET /one", () -> take(one, 3)).get();
    starts("GET /two", () -> take(two, 4)).get();
    starts("GET /one", () -> take(one, 4));
    untilWaiting(1);
    assertThat(state(starts("GET /two", () -> batch(two, 9, 3)))).isEqualTo("40P01");

    assertThat(of(seen(), "GET /two").victim()).isTrue();
    two.rollback();
  }

  private static void batch(Connection on, int... items) throws SQLException {
    try (PreparedStatement update =
        on.prepareStatement("UPDATE stock SET amount = 0 WHERE item = ?")) {
      for (int item : items) {
        update.setInt(1, item);
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  @Test
  void a_commit_can_be_the_victim() throws Exception {
    db.execute("CREATE TABLE seat (number int, UNIQUE (number) DEFERRABLE INITIALLY DEFERRED)");
    Connection one = measured();
    Connection two = victim(measured());
    // Only who comes second checks a number again at the commit.
    starts("GET /one", () -> reserve(one, 1)).get();
    starts("GET /two", () -> reserve(two, 2)).get();
    starts("GET /one", () -> reserve(one, 2)).get();
    starts("GET /two", () -> reserve(two, 1)).get();
    starts("GET /one", one::commit);
    untilWaiting(1);
    assertThat(state(starts("GET /two", two::commit))).isEqualTo("40P01");

    assertThat(of(seen(), "GET /two").victim()).isTrue();
    two.rollback();
  }

  private static void reserve(Connection on, int seat) throws SQLException {
    try (Statement insert = on.createStatement()) {
      insert.execute("INSERT INTO seat VALUES (" + seat + ")");
    }
  }
}
