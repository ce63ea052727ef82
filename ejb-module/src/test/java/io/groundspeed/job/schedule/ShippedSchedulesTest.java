package io.groundspeed.job.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippedSchedulesTest {

  @Test
  void a_new_database_has_them_all_switched_on() {
    try (TestDatabase db = TestDatabase.fresh();
        TestEntities entities = TestEntities.on(db)) {
      List<ScheduleSummary> shipped =
          entities.fromTransaction(unit -> new ScheduleBook(unit, job -> {}).list());

      assertThat(shipped)
          .allMatch(ScheduleSummary::active)
          .allMatch(schedule -> schedule.timeZone().equals("UTC"))
          .extracting(
              ScheduleSummary::name,
              ScheduleSummary::schedule,
              ScheduleSummary::type,
              ScheduleSummary::payload)
          .containsExactly(
              tuple(
                  "Daily Cache Cleanup",
                  "0 2 * * *",
                  "cleanup",
                  "{\"cleanup_type\": \"old_cache_entries\", \"days_to_keep\": 30}"),
              tuple("Daily Platform Statistics", "0 0 * * *", "daily_stats", "{}"),
              tuple("Daily Retention", "30 3 * * *", "cleanup", "{\"cleanup_type\": \"all\"}"),
              tuple(
                  "Refresh Journey Stats Cache",
                  "0 * * * *",
                  "cache_refresh",
                  "{\"entity_type\": \"journey_stats\"}"),
              tuple(
                  "Refresh Mentor Stats Cache",
                  "0 * * * *",
                  "cache_refresh",
                  "{\"entity_type\": \"mentor_stats\"}"),
              tuple(
                  "Weekly Performance Log Cleanup",
                  "0 3 * * 0",
                  "cleanup",
                  "{\"cleanup_type\": \"query_performance_log\", \"days_to_keep\": 30}"),
              tuple(
                  "Weekly Slow Query Analysis",
                  "0 1 * * 0",
                  "performance_analysis",
                  "{\"threshold_ms\": 100, \"analysis_type\": \"slow_queries\"}"));
    }
  }
}
