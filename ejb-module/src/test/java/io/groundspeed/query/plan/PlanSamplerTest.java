package io.groundspeed.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.postgres.AdvisoryLock;
import io.groundspeed.query.QueryFigures;
import io.groundspeed.query.QueryFilter;
import io.groundspeed.query.QuerySummaries;
import io.groundspeed.query.QueryTotal;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlanSamplerTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final TestDatabase db = TestDatabase.fresh();
  private final List<QueryFilter> asked = new ArrayList<>();
  private final List<String> planned = new ArrayList<>();

  /** Statements that take 10 ms longer than in the hour before. */
  private final List<String> slower = new ArrayList<>();

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void one_node_samples_and_the_others_leave_it_to_that() throws SQLException {
    PlanSampler sampler = new PlanSampler(db.dataSource(), summaries(), plans(), () -> NOON);
    try (Connection other = db.connect()) {
      other.setAutoCommit(false);
      assertThat(AdvisoryLock.PLANS.tryToHold(other)).isTrue();
      sampler.sample();
      assertThat(asked).isEmpty();
      other.rollback();
    }

    sampler.sample();

    assertThat(asked)
        .allSatisfy(filter -> assertThat(filter.own()).isFalse())
        .allSatisfy(filter -> assertThat(filter.range().length()).isEqualTo(Duration.ofHours(1)))
        .extracting(filter -> filter.range().to())
        .containsExactly(NOON, NOON.minus(Duration.ofHours(1)));
    assertThat(planned).hasSize(20).startsWith("hash 0").doesNotHaveDuplicates();
  }

  @Test
  void the_statements_that_became_slower_are_planned_beside_the_largest() {
    for (int i = 0; i < 12; i++) {
      slower.add("hash " + (16 + i));
    }

    new PlanSampler(db.dataSource(), summaries(), plans(), () -> NOON).sample();

    assertThat(planned)
        .doesNotHaveDuplicates()
        .hasSize(PlanSampler.MOST + 6)
        .endsWith("hash 20", "hash 21", "hash 22", "hash 23", "hash 24", "hash 25");
  }

  /** Thirty statements, each in two deployments, and named work in between. */
  private QuerySummaries summaries() {
    return new QuerySummaries() {
      @Override
      public List<QueryFigures> queries(QueryFilter filter) {
        asked.add(filter);
        List<QueryFigures> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
          String hash = "hash " + i;
          boolean now = filter.range().to().equals(NOON);
          double p95 = now && slower.contains(hash) ? 11 : 1;
          all.addAll(Collections.nCopies(2, figures(hash, p95)));
          all.add(figures(null, 1));
        }
        return all;
      }

      @Override
      public QueryTotal total(TimeRange range, String name) {
        return new QueryTotal(1, 2, 3);
      }
    };
  }

  private static QueryFigures figures(String hash, double p95) {
    return new QueryFigures(
        "q" + hash, hash, null, "a.war", 20, 0, 1, 1, p95, p95, p95, p95, p95, 0, List.of(), NOON);
  }

  private Plans plans() {
    return new Plans() {
      @Override
      public QueryPlan of(String hash) {
        planned.add(hash);
        return QueryPlan.refused("", null);
      }
    };
  }

  @Test
  void the_kept_plans_are_compared() {
    db.execute(
        """
        INSERT INTO groundspeed.query_plans
        VALUES ('aa', 'shop', '1', 'text', 5, '2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z')
        """);
    try (TestEntities entities = TestEntities.on(db)) {
      List<PlanChange> changes =
          entities.fromTransaction(
              unit ->
                  new PlanChanges(new PlanHistory(unit), summaries(), () -> NOON).of("aa", "q"));

      assertThat(changes)
          .singleElement()
          .satisfies(change -> assertThat(change.plan().hash()).isEqualTo("1"))
          .satisfies(change -> assertThat(change.after().p95()).isEqualTo(3));
    }
  }
}
