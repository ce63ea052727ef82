package io.groundspeed.report;

import io.groundspeed.job.InvalidJob;
import io.groundspeed.job.JobContext;
import io.groundspeed.job.JobHandler;
import io.groundspeed.job.JobType;
import io.groundspeed.postgres.Sql;
import io.groundspeed.shared.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report about the last seven whole UTC days, compared with the seven before. Repeating it
 * produces the same report.
 */
@ApplicationScoped
@JobType(value = "report_generation", timeoutSeconds = 900)
class ReportGeneration implements JobHandler<ReportGeneration.Payload> {
  private static final String WEEKLY = "weekly_performance";
  private static final int DAYS = 7;

  @Inject private DataSource dataSource;

  @Inject @Any private Instance<WeeklyChapter> contributed;
  private @Nullable List<WeeklyChapter> chapters;

  ReportGeneration() {}

  ReportGeneration(DataSource dataSource, List<WeeklyChapter> chapters) {
    this.dataSource = dataSource;
    this.chapters = chapters;
  }

  /**
   * The report to generate.
   *
   * @param reportType {@code weekly_performance}
   * @param until the UTC day after the week, for example {@code 2026-11-22}; null means today by
   *     the database's clock
   */
  public record Payload(@JsonbProperty("report_type") String reportType, @Nullable String until) {
    public Payload {
      if (!WEEKLY.equals(reportType)) {
        throw new InvalidJob("report_type", "must be " + WEEKLY + ", not \"" + reportType + "\"");
      }
      if (until != null) {
        LocalDate unused = day(until);
      }
    }
  }

  /** The stored report. */
  public record Result(@JsonbProperty("report_id") long reportId, String from, String to) {}

  @Override
  public Result run(Payload payload, JobContext context) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      Instant now = clock(connection);
      LocalDate until = until(payload, LocalDate.ofInstant(now, ZoneOffset.UTC));
      Report report = write(until, now, context);
      long id = new ReportStore(connection).keep(WEEKLY, report);
      return new Result(id, report.first().toString(), report.last().toString());
    }
  }

  private static LocalDate until(Payload payload, LocalDate today) {
    String day = payload.until();
    LocalDate until = day == null ? today : day(day);
    if (until.isAfter(today)) {
      throw notADay();
    }
    return until;
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw notADay();
    }
  }

  private static InvalidJob notADay() {
    return new InvalidJob("until", "must be a day such as 2026-11-22 that is not in the future");
  }

  private Report write(LocalDate until, Instant now, JobContext context) {
    TimeRange week = new TimeRange("week", start(until.minusDays(DAYS)), start(until));
    List<WeeklyChapter> all = chapters();
    List<Chapter> written = new java.util.ArrayList<>();
    for (WeeklyChapter chapter : all) {
      context.stopIfCancelled();
      written.add(chapter.write(week));
      context.progress(written.size() / (double) (all.size() + 1), null);
    }
    return new Report(
        "Weekly performance", until.minusDays(DAYS), until.minusDays(1), now, written);
  }

  private List<WeeklyChapter> chapters() {
    List<WeeklyChapter> all = chapters == null ? contributed.stream().toList() : chapters;
    return all.stream().sorted(Comparator.comparingInt(WeeklyChapter::place)).toList();
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static Instant clock(Connection connection) throws SQLException {
    return Sql.of(connection, "SELECT groundspeed.clock()").one(row -> Sql.instant(row, 1));
  }
}
