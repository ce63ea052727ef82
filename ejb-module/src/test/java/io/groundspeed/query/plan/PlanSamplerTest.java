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
        .singleElement()
        .satisfies(filter -> assertThat(filter.own()).isFalse())
        .satisfies(filter -> assertThat(filter.range().length()).isEqualTo(Duration.ofHours(1)))
        .satisfies(filter -> assertThat(filter.range().to()).isEqualTo(NOON));
    assertThat(planned).hasSize(20).startsWith("hash 0").doesNotHaveDuplicates();
  }

  /** Thirty statements, each in two deployments, and named work in between. */
  private QuerySummaries summaries() {
    return new QuerySummaries() {
      @Override
      public List<QueryFigures> queries(QueryFilter filter) {
        asked.add(filter);
        List<QueryFigures> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
          all.addAll(Collections.nCopies(2, figures("hash " + i)));
          all.add(figures(null));
        }
        return all;
      }

      @Override
      public QueryTotal total(TimeRange range, String name) {
        return new QueryTotal(1, 2, 3);
      }
    };
  }

  private static QueryFigures figures(String hash) {
    return new QueryFigures(
        "q", hash, null, "a.war", 1, 0, 1, 1, 1, 1, 1, 1, 1, 0, List.of(), Instant.EPOCH);
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
