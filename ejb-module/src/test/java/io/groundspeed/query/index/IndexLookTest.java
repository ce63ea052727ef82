package io.groundspeed.query.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.probe.jdbc.GroundspeedDriver;
import io.groundspeed.probe.session.MeasuredDatabase;
import io.groundspeed.query.QueryFigures;
import io.groundspeed.query.QueryFilter;
import io.groundspeed.query.QuerySummaries;
import io.groundspeed.query.QueryTexts;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the figures of statements to advice that has helped, on a measured database. */
class IndexLookTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final TestDatabase db = TestDatabase.fresh();
  private final TestDatabase shop = TestDatabase.empty();
  private final TestEntities entities = TestEntities.on(db);

  /** When the statement became fast; far in the future until then. */
  private Instant fastSince = Instant.MAX;

  private Connection pool;
  private MeasuredDatabase database;

  @BeforeEach
  void measure() throws SQLException {
    shop.execute(
        """
        CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
        INSERT INTO orders SELECT i, i % 1000 FROM generate_series(1, 20000) i;
        ANALYZE
        """);
    pool = new GroundspeedDriver().connect(shop.measuredUrl(), new Properties());
    database = TestDatabase.measured(shop.measuredUrl());
    db.update(
        """
        INSERT INTO groundspeed.query_fingerprints (query_hash, query_text, database)
        VALUES ('aa', 'select * from orders where customer_id = ?', ?),
               ('bb', 'select * from elsewhere where customer_id = ?', 'db:1/elsewhere')
        """,
        database.name());
  }

  @AfterEach
  void close() throws SQLException {
    pool.close();
    entities.close();
    shop.close();
    db.close();
  }

  private QuerySummaries summaries() {
    return new QuerySummaries() {
      @Override
      public List<QueryFigures> queries(QueryFilter filter) {
        assertThat(filter.own()).isFalse();
        double p95 = filter.range().from().isBefore(fastSince) ? 40 : 2;
        return List.of(figures("bb", 1), figures("aa", p95));
      }
    };
  }

  private static QueryFigures figures(String hash, double p95) {
    return new QueryFigures(
        "sql:" + hash,
        hash,
        null,
        "shop.war",
        1_000,
        0,
        30_000,
        1,
        p95,
        p95,
        p95,
        p95,
        p95,
        0,
        List.of(),
        NOON);
  }

  private List<StoredAdvice> afterSample() {
    entities.inTransaction(
        unit -> {
          IndexLook look =
              new IndexLook(summaries(), new QueryTexts(unit), new AdviceBook(unit), now::get);
          try {
            look.at(database, IndexAdvisor.DAYS_UNUSED);
          } catch (SQLException e) {
            throw new AssertionError(e);
          }
        });
    return entities.fromTransaction(unit -> new AdviceBook(unit).latest(now.get()));
  }

  @Test
  void advice_is_found_followed_and_closed_as_helped() {
    List<StoredAdvice> open = afterSample();
    assertThat(open).hasSize(1);
    Advice advice = open.get(0).advice();
    assertThat(advice.database()).isEqualTo(database.name());
    assertThat(advice.queries()).containsExactly("aa");
    assertThat(advice.sql()).isEqualTo("CREATE INDEX CONCURRENTLY ON public.orders (customer_id);");
    assertThat(advice.millisPerDay()).isBetween(20_000.0, 30_000.0);

    shop.execute(advice.sql().replace(" CONCURRENTLY", ""));
    now.set(NOON.plus(Duration.ofMinutes(15)));
    fastSince = now.get();
    assertThat(afterSample().get(0).state()).isEqualTo(AdviceState.DONE);

    now.set(NOON.plus(Duration.ofMinutes(75)));
    StoredAdvice closed = afterSample().get(0);
    assertThat(closed.state()).isEqualTo(AdviceState.HELPED);
    assertThat(closed.p95Before()).isEqualTo(40);
    assertThat(closed.p95After()).isEqualTo(2);
  }
}
