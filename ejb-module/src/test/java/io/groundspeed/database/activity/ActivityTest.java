package io.groundspeed.database.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.database.wait.WaitClass;
import io.groundspeed.database.wait.WaitFigures;
import io.groundspeed.database.wait.WaitFilter;
import io.groundspeed.database.wait.WaitPoint;
import io.groundspeed.database.wait.WaitSummaries;
import io.groundspeed.database.wait.WaitSummary;
import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Calls;
import io.groundspeed.probe.jdbc.GroundspeedDriver;
import io.groundspeed.probe.session.MeasuredDatabase;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.DrainedSources;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions of a real PostgreSQL wait, and the samples name them. */
class ActivityTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);
  private final DrainedSources stored = new DrainedSources(db, now::get);
  private final WaitCounts waits = new WaitCounts(now::get);
  private final LockWaits locks = new LockWaits(now::get);
  private final List<Thread> threads = new ArrayList<>();
  private final List<Connection> opened = new ArrayList<>();
  private DatabaseWatch watch;
  private MeasuredDatabase database;

  @BeforeEach
  void measure() throws SQLException {
    db.execute("CREATE TABLE stock (item int PRIMARY KEY, amount int NOT NULL)");
    db.execute("INSERT INTO stock SELECT item, 5 FROM generate_series(1, 9) item");
    measured();
    database = TestDatabase.measured(db.measuredUrl());
    watch = new DatabaseWatch(database, waits, locks, now::get);
  }

  @AfterEach
  void close() throws Exception {
    watch.close();
    for (Connection connection : opened) {
      connection.close();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    entities.close();
    db.close();
  }

  private Connection measured() throws SQLException {
    Connection connection = new GroundspeedDriver().connect(db.measuredUrl(), new Properties());
    opened.add(connection);
    return connection;
  }

  private Connection plain(String application) throws SQLException {
    Connection connection = db.connect();
    opened.add(connection);
    connection.setClientInfo("ApplicationName", application);
    return connection;
  }

  /** Runs a statement for a request or job on another thread, in a transaction that stays open. */
  private Connection starts(Connection on, String endpoint, String... statements)
      throws SQLException {
    on.setAutoCommit(false);
    Thread thread = new Thread(() -> run(on, endpoint, statements), endpoint);
    threads.add(thread);
    thread.start();
    return on;
  }

  private static void run(Connection on, String endpoint, String... statements) {
    try {
      Calls.run(
          new Call("shop.war", endpoint),
          () -> {
            for (String sql : statements) {
              try (Statement statement = on.createStatement()) {
                statement.execute(sql);
              }
            }
            return null;
          });
    } catch (Exception e) {
      assertThat(e).isInstanceOf(SQLException.class); // it was closed or cancelled at the end
    }
  }

  private void waitUntil(String condition, Object... parameters) {
    while (db.number(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND "
                + condition,
            parameters)
        == 0) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private void sampleFor(int seconds) {
    for (int i = 0; i < seconds; i++) {
      watch.sample();
      now.set(now.get().plusSeconds(1));
    }
    stored.store(waits, locks);
  }

  private WaitSummary summary() {
    TimeRange range = new TimeRange("x", NOON.minusSeconds(60), now.get().plusSeconds(60));
    return new WaitSummaries(stored.sketches()).of(new WaitFilter(range, null, false));
  }

  private List<LockWaiting> lockWaits() {
    return entities.fromTransaction(
        each -> new LockHistory(each).between(NOON.minusSeconds(60), now.get().plusSeconds(60)));
  }

  @Test
  void each_second_of_an_active_session_is_counted_for_its_endpoint_and_query()
      throws SQLException {
    starts(measured(), "GET /report", "SELECT pg_sleep(600)");
    starts(plain("psql"), "", "SELECT pg_sleep(601)");
    waitUntil("query = 'SELECT pg_sleep(600)' AND wait_event = 'PgSleep'");
    waitUntil("query = 'SELECT pg_sleep(601)' AND wait_event = 'PgSleep'");
    sampleFor(30);

    WaitSummary found = summary();
    assertThat(found.databases()).containsExactly(database.name());
    assertThat(found.rows()).hasSize(2);
    assertThat(found.rows())
        .filteredOn(WaitFigures::isMeasured)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.deployment()).isEqualTo("shop.war");
              assertThat(row.endpoint()).isEqualTo("GET /report");
              assertThat(row.query()).startsWith("sql:");
              assertThat(row.of(WaitClass.TIMEOUT)).isEqualTo(30);
              assertThat(row.events()).containsExactly("PgSleep");
            });
    assertThat(found.rows())
        .filteredOn(row -> !row.isMeasured())
        .singleElement()
        .satisfies(row -> assertThat(row.endpoint()).isEqualTo("psql"));
    assertThat(found.points())
        .filteredOn(WaitPoint::sampled)
        .first()
        .satisfies(point -> assertThat(point.of(WaitClass.TIMEOUT)).isEqualTo(2.0));
    cancelAll();
  }

  @Test
  void a_chain_names_every_side_with_the_line_of_the_application() throws SQLException {
    Connection root = plain("psql");
    root.setAutoCommit(false);
    run(root, "", "UPDATE stock SET amount = 4 WHERE item = 1");
    starts(
        measured(),
        "POST /checkout",
        "UPDATE stock SET amount = 3 WHERE item = 2",
        "UPDATE stock SET amount = 3 WHERE item = 1");
    waitUntil("wait_event_type = 'Lock' AND query LIKE '%item = 1'");
    starts(measured(), "job:restock", "UPDATE stock SET amount = 9 WHERE item = 2");
    waitUntil("wait_event_type = 'Lock' AND query LIKE '%item = 2'");
    sampleFor(3);

    List<LockWaiting> seen = lockWaits();
    assertThat(seen).hasSize(2).noneMatch(LockWaiting::ended);
    LockWaiting checkout = of(seen, "POST /checkout");
    assertThat(checkout.holder().name()).isEqualTo("psql");
    assertThat(checkout.holder().deployment()).isNull();
    assertThat(checkout.holder().statement())
        .isEqualTo("update stock set amount = ? where item = ?");
    assertThat(checkout.holderState()).isEqualTo("idle in transaction");
    assertThat(checkout.relation()).isEqualTo("stock");
    assertThat(checkout.lockMode()).isEqualTo("transactionid ShareLock");
    assertThat(checkout.depth()).isEqualTo(1);
    assertThat(checkout.seenMillis()).isEqualTo(2_000);
    assertThat(checkout.waiter().place()).startsWith(ActivityTest.class.getName() + ".");
    assertThat(checkout.waiter().call()).matches("[0-9a-f]{16}");

    LockWaiting restock = of(seen, "job:restock");
    assertThat(restock.holder().name()).isEqualTo("POST /checkout");
    assertThat(restock.holder().place()).startsWith(ActivityTest.class.getName() + ".");
    assertThat(restock.depth()).isEqualTo(2);
    assertThat(restock.rootPid()).isEqualTo(checkout.holder().pid());

    assertThat(of(summary(), "job:restock").of(WaitClass.LOCK)).isEqualTo(3);

    root.rollback();
    waitUntil("state = 'idle in transaction' AND query LIKE '%item = 1'");
    sampleFor(1);
    assertThat(of(lockWaits(), "POST /checkout").ended()).isTrue();
  }

  @Test
  void ten_chains_of_pages_jobs_and_psql_are_named_within_two_seconds() throws SQLException {
    db.execute("INSERT INTO stock SELECT item, 5 FROM generate_series(100, 199) item");
    Map<String, String> holders = new HashMap<>();
    Map<String, Integer> depths = new HashMap<>();
    for (int chain = 0; chain < 10; chain++) {
      String holder = root(chain);
      int depth = 1 + chain % 3;
      for (int step = 1; step <= depth; step++) {
        int item = 100 + 10 * chain + step;
        String waiter = (step % 2 == 1 ? "GET /chain/" : "job:chain-") + chain + "/" + step;
        starts(measured(), waiter, take(item), take(item - 1));
        waitUntil("wait_event_type = 'Lock' AND query = ?", take(item - 1));
        holders.put(waiter, holder);
        depths.put(waiter, step);
        holder = waiter;
      }
    }
    sampleFor(2);

    List<LockWaiting> seen = lockWaits();
    assertThat(
            seen.stream().collect(Collectors.toMap(w -> w.waiter().name(), w -> w.holder().name())))
        .isEqualTo(holders);
    assertThat(seen.stream().collect(Collectors.toMap(w -> w.waiter().name(), LockWaiting::depth)))
        .isEqualTo(depths);
    assertThat(seen)
        .allSatisfy(
            wait -> {
              assertThat(wait.waiter().place()).startsWith(ActivityTest.class.getName());
              assertThat(wait.waiter().call()).matches("[0-9a-f]{16}");
              assertThat(wait.relation()).isEqualTo("stock");
              assertThat(wait.holder().statement())
                  .isEqualTo("update stock set amount = ? where item = ?");
              assertThat(wait.holder().place() != null)
                  .as("a root has done its work: its thread is elsewhere")
                  .isEqualTo(holders.containsKey(wait.holder().name()));
            });

    db.rows(
        """
        SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
         WHERE datname = current_database() AND application_name <> ? AND pid <> pg_backend_pid()
        """,
        ActivityClients.SAMPLER);
    sampleFor(1);
    assertThat(lockWaits()).hasSameSizeAs(holders.keySet()).allMatch(LockWaiting::ended);
  }

  /** Begins a chain with a session that holds its first item, and returns its name. */
  private String root(int chain) throws SQLException {
    boolean psql = chain % 2 == 0;
    Connection root = psql ? plain("psql") : measured();
    String name = psql ? "psql" : "POST /root/" + chain;
    starts(root, name, take(100 + 10 * chain));
    waitUntil("state = 'idle in transaction' AND query = ?", take(100 + 10 * chain));
    return name;
  }

  private static String take(int item) {
    return "UPDATE stock SET amount = 4 WHERE item = " + item;
  }

  private static LockWaiting of(List<LockWaiting> waits, String waiter) {
    return waits.stream().filter(it -> it.waiter().name().equals(waiter)).findFirst().orElseThrow();
  }

  private static WaitFigures of(WaitSummary waits, String endpoint) {
    return waits.rows().stream()
        .filter(row -> row.endpoint().equals(endpoint))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void sampling_waits_for_no_lock_and_changes_nothing() throws SQLException {
    Connection locking = plain("psql");
    locking.setAutoCommit(false);
    run(
        locking,
        "",
        """
        DO $$ DECLARE t regclass; BEGIN
          FOR t IN SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.relkind = 'r' AND n.nspname IN ('public', 'groundspeed') LOOP
            EXECUTE 'LOCK TABLE ' || t || ' IN ACCESS EXCLUSIVE MODE';
          END LOOP;
        END $$
        """);
    starts(measured(), "GET /stock", "SELECT * FROM stock");
    waitUntil("wait_event_type = 'Lock' AND query LIKE 'SELECT * FROM stock'");
    for (int i = 0; i < 3; i++) {
      watch.sample();
    }
    assertThat(watch.state().problem()).isNull();
    locking.rollback();
    stored.store(waits, locks);
    assertThat(of(lockWaits(), "GET /stock").relation()).isEqualTo("stock");
  }

  @Test
  void sessions_of_other_nodes_are_left_to_them() throws Exception {
    Connection here = measured();
    Connection there = measured();
    starts(here, "GET /here", "SELECT pg_sleep(600)");
    starts(there, "GET /there", "SELECT pg_sleep(601)");
    waitUntil("query = 'SELECT pg_sleep(600)' AND wait_event = 'PgSleep'");
    waitUntil("query = 'SELECT pg_sleep(601)' AND wait_event = 'PgSleep'");
    int one = process("SELECT pg_sleep(600)");
    int other = process("SELECT pg_sleep(601)");
    ActivityReader a = new ActivityReader(database, now::get);
    ActivityReader b = new ActivityReader(database, now::get);

    assertThat(a.read(Set.of(one)).first()).isTrue();
    Snapshot second = b.read(Set.of(other));
    assertThat(second.first()).isFalse();
    Snapshot first = a.read(Set.of(one));
    assertThat(first.elsewhere()).containsExactly(other);

    b.read(Set.of());
    assertThat(a.read(Set.of(one)).elsewhere()).isEmpty();
    a.close();
    assertThat(until(b).first()).isTrue();
    b.close();
    cancelAll();
  }

  /** A closed connection gives its locks up a moment later. */
  private static Snapshot until(ActivityReader reader) throws SQLException {
    Snapshot snapshot = reader.read(Set.of());
    while (!snapshot.first()) {
      snapshot = reader.read(Set.of());
    }
    return snapshot;
  }

  private int process(String query) {
    return (int)
        db.number(
            "SELECT pid FROM pg_stat_activity WHERE query = ? AND datname = current_database()",
            query);
  }

  private void cancelAll() {
    db.rows(
        """
        SELECT pg_cancel_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event = 'PgSleep'
        """);
  }

  @Test
  void a_lost_connection_is_replaced_after_a_pause() throws SQLException {
    ActivityReader reader = new ActivityReader(database, now::get);
    assertThat(reader.read(Set.of())).isNotNull();
    db.rows(
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name = ?"
            + " AND datname = current_database()",
        ActivityClients.SAMPLER);
    assertThatThrownBy(() -> reader.read(Set.of())).isInstanceOf(SQLException.class);
    assertThat(reader.read(Set.of())).isNull();

    now.set(now.get().plusSeconds(2));
    assertThat(reader.read(Set.of())).isNotNull();
    reader.close();
  }

  @Test
  void what_the_role_may_not_see_is_counted() throws SQLException {
    String role = "shop_of_" + db.jdbcUrl().replaceAll("\\W+", "_");
    db.execute("CREATE ROLE %s LOGIN".formatted(role));
    starts(plain("psql"), "", "SELECT pg_sleep(600)");
    waitUntil("query = 'SELECT pg_sleep(600)' AND wait_event = 'PgSleep'");

    ActivityReader reader = new ActivityReader(databaseOf(role), now::get);
    assertThat(reader.read(Set.of()).hidden())
        .isEqualTo(
            db.number(
                """
                SELECT count(*) FROM pg_stat_activity
                 WHERE datname = current_database() AND usename <> ?
                """,
                role));
    reader.close();
    cancelAll();
  }

  /** Another name of the host, so that this log-in is not that of the other pool. */
  private MeasuredDatabase databaseOf(String role) throws SQLException {
    String url =
        db.measuredUrl().replace("127.0.0.1", "localhost").replace("user=postgres", "user=" + role);
    opened.add(new GroundspeedDriver().connect(url, new Properties()));
    return TestDatabase.measured(url);
  }
}
