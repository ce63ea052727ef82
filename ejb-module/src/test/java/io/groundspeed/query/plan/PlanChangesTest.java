package io.groundspeed.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.postgres.Unavailable;
import io.groundspeed.query.QueryTotal;
import io.groundspeed.shared.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanChangesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void each_plan_is_compared_over_a_day_before_and_after_it_was_first_seen() {
    SeenPlan old = seen("shop", "1", NOON.minus(DAY.multipliedBy(3)));
    SeenPlan recent = seen("shop", "2", NOON.minusSeconds(60));
    SeenPlan elsewhere = seen("other", "2", NOON.plusSeconds(5));
    List<TimeRange> asked = new ArrayList<>();

    List<PlanChange> changes =
        PlanChanges.compared(
            List.of(recent, old, elsewhere),
            NOON,
            range -> {
              asked.add(range);
              return new QueryTotal(asked.size(), 1, 1);
            });

    assertThat(changes).extracting(PlanChange::plan).containsExactly(recent, old, elsewhere);
    assertThat(changes).extracting(PlanChange::first).containsExactly(false, true, true);
    assertThat(changes.get(1).before().calls()).isEqualTo(3);
    assertThat(changes.get(1).after().calls()).isEqualTo(4);
    assertThat(asked)
        .extracting(TimeRange::to)
        .containsExactly(
            recent.firstSeenAt(),
            NOON,
            old.firstSeenAt(),
            old.firstSeenAt().plus(DAY),
            elsewhere.firstSeenAt(),
            elsewhere.firstSeenAt().plusMillis(1));
    assertThat(asked.get(2).from()).isEqualTo(old.firstSeenAt().minus(DAY));
  }

  private static SeenPlan seen(String database, String hash, Instant first) {
    return new SeenPlan(database, hash, "", 1, first, NOON);
  }

  @Test
  void a_round_of_samples_ends_after_a_minute_or_when_databases_do_not_answer() {
    List<String> asked = new ArrayList<>();
    List<String> hashes = Collections.nCopies(20, "aa");

    PlanSampler.sample(hashes, asked::add, () -> NOON);
    assertThat(asked).hasSize(20);

    asked.clear();
    PlanSampler.sample(
        hashes,
        hash -> {
          asked.add(hash);
          throw new Unavailable("unreachable", "away", Duration.ofSeconds(1));
        },
        () -> NOON);
    assertThat(asked).hasSize(3);

    asked.clear();
    PlanSampler.sample(hashes, asked::add, () -> NOON.plusSeconds(13L * asked.size()));
    assertThat(asked).hasSize(5);
  }
}
