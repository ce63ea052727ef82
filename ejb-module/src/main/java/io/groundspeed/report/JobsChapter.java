package io.groundspeed.report;

import io.groundspeed.postgres.Sql;
import io.groundspeed.postgres.Telemetry;
import io.groundspeed.report.Line.Unit;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.verdict.Thresholds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Metrics of the background jobs, from the counts per minute. */
@ApplicationScoped
class JobsChapter implements WeeklyChapter {
  private static final String COUNT =
      """
      SELECT coalesce(sum(succeeded), 0), coalesce(sum(failed), 0), coalesce(sum(total_ms), 0)
        FROM groundspeed.job_run_tally
       WHERE minute >= ? AND minute < ?
      """;

  @Inject @Telemetry private DataSource dataSource;

  JobsChapter() {}

  JobsChapter(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public int place() {
    return 30;
  }

  @Override
  public Chapter write(TimeRange week) {
    Runs now = runs(week);
    Runs before = runs(week.before());
    return new Chapter(
        "Background jobs",
        null,
        List.of(
            Line.of("Attempts", Unit.COUNT, now.all(), before.all()),
            Line.of("Failed attempts", Unit.COUNT, now.failed, before.failed),
            Line.of("Success", Unit.PERCENT, now.success(), before.success(), verdict(now)),
            Line.of("Mean time of an attempt", Unit.MILLISECONDS, now.mean(), before.mean())),
        List.of());
  }

  private static String verdict(Runs runs) {
    if (runs.all() == 0) {
      return "";
    }
    boolean met = runs.success() > 100 * Thresholds.JOB_SUCCESS;
    return (met ? "met: > " : "missed: > ") + Thresholds.percent(Thresholds.JOB_SUCCESS);
  }

  private Runs runs(TimeRange week) {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.of(connection, COUNT)
          .with(week.from(), week.to())
          .one(row -> new Runs(row.getDouble(1), row.getDouble(2), row.getDouble(3)));
    } catch (SQLException e) {
      throw new IllegalStateException("The runs of jobs can't be read now", e);
    }
  }

  private record Runs(double succeeded, double failed, double millis) {
    double all() {
      return succeeded + failed;
    }

    double success() {
      return all() == 0 ? Double.NaN : 100 * succeeded / all();
    }

    double mean() {
      return all() == 0 ? Double.NaN : millis / all();
    }
  }
}
