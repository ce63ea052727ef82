package io.groundspeed.query.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.probe.jdbc.GroundspeedDriver;
import io.groundspeed.probe.session.MeasuredDatabase;
import io.groundspeed.probe.sql.Fingerprint;
import io.groundspeed.query.QueryText;
import io.groundspeed.query.plan.PlanTree;
import io.groundspeed.query.plan.Planning;
import io.groundspeed.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A workload on real tables gets the indexes that a database administrator would create. */
class IndexAdvisorTest {
  private static final List<String> WORKLOAD =
      List.of(
          "select * from orders where customer_id = ?",
          "select * from orders where customer_id = ? and status = ?",
          "select * from orders where status = ? order by created_at desc limit ?",
          "select count(*) from orders where created_at >= ? and created_at < ?",
          "update orders set amount = ? where customer_id = ? and status = ?",
          "select sum(price) from order_lines where order_id = ?",
          "select o.amount, l.price from orders o join order_lines l on l.order_id = o.id"
              + " where o.id = ?",
          "select * from customers where email = ?",
          "select * from customers where id = ?",
          "select * from order_lines where product = ? and shipped_at is null");

  private final TestDatabase db = TestDatabase.empty();
  private Connection pool;

  @BeforeEach
  void shop() throws SQLException {
    db.execute(
        """
        CREATE TABLE customers (id bigint PRIMARY KEY, email varchar(100) UNIQUE, city text);
        CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, status varchar(20),
                             created_at timestamptz, amount numeric, note text);
        CREATE TABLE order_lines (id bigint PRIMARY KEY, order_id bigint, product bigint,
                                  price numeric, shipped_at timestamptz);
        INSERT INTO customers SELECT i, i || '@example.com', 'city ' || i % 50
          FROM generate_series(1, 5000) i;
        INSERT INTO orders SELECT i, i % 5000, 'status ' || i % 4,
               timestamptz '2026-01-01 00:00Z' + (i * 7919 % 40000) * interval '1 minute', i, 'n'
          FROM generate_series(1, 40000) i;
        INSERT INTO order_lines SELECT i, i % 40000, i % 3000, i,
               CASE WHEN i % 50 > 0 THEN timestamptz '2026-01-01 00:00Z' END
          FROM generate_series(1, 80000) i;
        CREATE INDEX orders_note ON orders (note);
        CREATE INDEX orders_customer ON orders (customer_id);
        ANALYZE;
        SELECT pg_stat_force_next_flush()
        """);
    pool = new GroundspeedDriver().connect(db.measuredUrl(), new Properties());
  }

  @AfterEach
  void close() throws SQLException {
    pool.close();
    db.close();
  }

  private List<Advice> advice(double daysUnused, List<String> statements) throws SQLException {
    return advice(daysUnused, 60_000, statements);
  }

  private List<Advice> advice(double daysUnused, double millisPerDay, List<String> statements)
      throws SQLException {
    MeasuredDatabase database = TestDatabase.measured(db.measuredUrl());
    try (Planning planning = Planning.of(database)) {
      List<IndexAdvisor.Planned> planned = new ArrayList<>();
      for (String sql : statements) {
        planning
            .pair(text(sql))
            .map(
                pair ->
                    new IndexAdvisor.Planned(
                        new Workload(Fingerprint.of(sql).name(), millisPerDay, 1),
                        pair.actual(),
                        pair.bare()))
            .ifPresent(planned::add);
      }
      assertThat(planned).hasSameSizeAs(statements);
      return planning
          .read(connection -> new IndexAdvisor(database.name(), daysUnused).of(connection, planned))
          .advice();
    }
  }

  private static QueryText text(String sql) {
    return new QueryText(String.valueOf(Fingerprint.of(sql).text()), null, "", Instant.EPOCH);
  }

  private static List<String> indexes(List<Advice> advice) {
    return advice.stream().map(Advice::sql).toList();
  }

  @Test
  void a_workload_gets_the_smallest_set_that_serves_it_and_then_none() throws SQLException {
    List<Advice> advice = advice(0, WORKLOAD);

    assertThat(indexes(advice))
        .containsExactlyInAnyOrder(
            "CREATE INDEX CONCURRENTLY ON public.orders (status, created_at);",
            "CREATE INDEX CONCURRENTLY ON public.orders (created_at);",
            "CREATE INDEX CONCURRENTLY ON public.order_lines (order_id);",
            "CREATE INDEX CONCURRENTLY ON public.order_lines (product) WHERE shipped_at IS NULL;",
            "DROP INDEX CONCURRENTLY public.orders_note;");
    Advice lines =
        advice.stream().filter(each -> each.columns().equals("order_id")).findFirst().orElseThrow();
    assertThat(lines.queries()).hasSize(2);
    assertThat(lines.millisPerDay()).isBetween(60_000.0, 120_000.0);
    assertThat(lines.writesPerDay()).isPositive();

    List<Double> before = costs(WORKLOAD);
    for (Advice each : advice) {
      for (String sql : each.sql().split("\n")) {
        db.execute(sql.replace(" CONCURRENTLY", ""));
      }
    }
    db.execute("ANALYZE");
    List<Double> after = costs(WORKLOAD);

    assertThat(advice(0, WORKLOAD)).isEmpty();
    for (int changed : new int[] {2, 3, 5, 6, 9}) {
      assertThat(after.get(changed)).isLessThan(before.get(changed) * 0.7);
    }
  }

  private List<Double> costs(List<String> statements) throws SQLException {
    try (Planning planning = Planning.of(TestDatabase.measured(db.measuredUrl()))) {
      List<Double> costs = new ArrayList<>();
      for (String sql : statements) {
        PlanTree plan = planning.pair(text(sql)).orElseThrow().actual();
        costs.add(plan.cost());
      }
      return costs;
    }
  }

  @Test
  void an_index_that_begins_with_an_existing_one_replaces_it() throws SQLException {
    db.execute("UPDATE orders SET customer_id = id % 20");
    db.execute("VACUUM FULL ANALYZE orders");

    assertThat(
            indexes(
                advice(30, List.of("select * from orders where customer_id = ? and amount = ?"))))
        .containsExactly("CREATE INDEX CONCURRENTLY ON public.orders (amount, customer_id);");
    assertThat(
            indexes(
                advice(
                    30,
                    List.of(
                        "select * from orders where customer_id = ? and created_at > ?"
                            + " order by created_at limit ?"))))
        .containsExactly(
            """
            CREATE INDEX CONCURRENTLY ON public.orders (customer_id, created_at);
            DROP INDEX CONCURRENTLY public.orders_customer;""");
  }

  @Test
  void a_partitioned_table_is_one_table() throws SQLException {
    db.execute(
        """
        CREATE TABLE events (at timestamptz NOT NULL, visitor bigint, kind text)
          PARTITION BY RANGE (at);
        CREATE TABLE events_1 PARTITION OF events
          FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
        CREATE TABLE events_2 PARTITION OF events
          FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
        INSERT INTO events SELECT timestamptz '2026-01-02' + i * interval '1 minute', i % 4000, 'k'
          FROM generate_series(1, 60000) i;
        ANALYZE
        """);

    assertThat(indexes(advice(30, List.of("select * from events e where e.visitor = ?"))))
        .containsExactly("CREATE INDEX ON public.events (visitor);");
  }

  @Test
  void what_an_index_would_not_help_gets_none() throws SQLException {
    assertThat(
            advice(
                30,
                List.of(
                    "select * from customers where lower(email) = ?",
                    "select count(*) from orders",
                    "select * from orders where status = ?",
                    "select * from orders where note <> ?",
                    "select * from pg_class where relname = ?",
                    "insert into customers (id) values (?)")))
        .isEmpty();
  }

  @Test
  void an_index_that_does_more_than_its_columns_say_is_not_replaced() throws SQLException {
    db.execute("UPDATE orders SET customer_id = id % 20");
    db.execute("DROP INDEX orders_customer");
    db.execute("VACUUM FULL ANALYZE orders");
    List<String> statement =
        List.of(
            "select * from orders where customer_id = ? and created_at > ?"
                + " order by created_at limit ?");
    for (String special : List.of("(customer_id) INCLUDE (amount)", "(customer_id NULLS FIRST)")) {
      db.execute("CREATE INDEX orders_special ON orders " + special);
      assertThat(indexes(advice(30, statement)))
          .containsExactly("CREATE INDEX CONCURRENTLY ON public.orders (customer_id, created_at);");
      db.execute("DROP INDEX orders_special");
    }
    db.execute("CREATE INDEX orders_descending ON orders (customer_id DESC, created_at DESC)");
    assertThat(advice(30, statement)).isEmpty();
  }

  @Test
  void groundspeeds_own_tables_get_none() throws SQLException {
    db.execute(
        """
        CREATE SCHEMA groundspeed;
        ALTER TABLE orders SET SCHEMA groundspeed
        """);

    assertThat(
            advice(0, List.of("select * from groundspeed.orders where status = ? and amount = ?")))
        .isEmpty();
  }

  @Test
  void an_index_that_costs_more_than_it_saves_is_not_advised() throws SQLException {
    List<String> statement = List.of("select sum(price) from order_lines where order_id = ?");

    assertThat(advice(30, 60_000, statement)).hasSize(1);
    // 80,000 rows were written in less than a day, and each costs 0.02 ms.
    assertThat(advice(30, 1_500, statement)).isEmpty();
  }
}
