package io.groundspeed.platform.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.job.InvalidJob;
import io.groundspeed.platform.SmallPlatform;
import io.groundspeed.platform.stats.DailyStats.Payload;
import io.groundspeed.testing.Attempt;
import io.groundspeed.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyStatsTest {
  private TestDatabase db;
  private DailyStats dailyStats;

  @BeforeEach
  void prepare() {
    db = TestDatabase.fresh();
    new SmallPlatform(db);
    db.stopClockAt(Instant.parse("2026-05-04T00:00:00Z"));
    dailyStats = new DailyStats(db.dataSource());
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void without_a_date_it_writes_yesterday_by_the_databases_clock() throws Exception {
    DailyStats.Result result = dailyStats.run(new Payload(null, null, null), new Attempt());

    assertThat(result).isEqualTo(new DailyStats.Result("2026-05-03", "2026-05-03", 1));
    assertThat(days()).containsExactly("2026-05-03");
  }

  @Test
  void running_it_twice_changes_nothing() throws Exception {
    dailyStats.run(new Payload("2026-05-01", null, null), new Attempt());
    List<Map<String, Object>> once = rows();

    dailyStats.run(new Payload("2026-05-01", null, null), new Attempt());

    assertThat(rows()).isEqualTo(once);
  }

  @Test
  void several_days_are_written_anew() throws Exception {
    Attempt attempt = new Attempt();

    dailyStats.run(new Payload(null, "2026-04-29", null), attempt);

    assertThat(days())
        .containsExactly("2026-04-29", "2026-04-30", "2026-05-01", "2026-05-02", "2026-05-03");
    assertThat(attempt.progress()).hasSize(5).endsWith(1.0).isSorted();
  }

  @ParameterizedTest
  @CsvSource({
    "tomorrow,,,date",
    "2026-05-05,,,date",
    ",,2026-05-01,to",
    "2026-05-01,2026-05-01,,date",
    ",2026-05-03,2026-05-02,from",
    ",2020-01-01,,from",
    ",2026-02-30,,from"
  })
  void what_makes_no_sense_is_refused_by_name(String date, String from, String to, String field) {
    assertThatThrownBy(() -> dailyStats.run(new Payload(date, from, to), new Attempt()))
        .isInstanceOfSatisfying(InvalidJob.class, e -> assertThat(e.field()).isEqualTo(field));
    assertThat(rows()).isEmpty();
  }

  private List<String> days() {
    return rows().stream().map(row -> row.get("stat_date").toString()).toList();
  }

  private List<Map<String, Object>> rows() {
    return db.rows("SELECT * FROM groundspeed.platform_stats_daily ORDER BY stat_date");
  }
}
