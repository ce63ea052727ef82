package io.groundspeed.platform.stats;

import io.groundspeed.job.InvalidJob;
import io.groundspeed.job.JobContext;
import io.groundspeed.job.JobHandler;
import io.groundspeed.job.JobType;
import io.groundspeed.postgres.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Writes the rows of {@code platform_stats_daily}. Idempotent. */
@ApplicationScoped
@JobType(value = "daily_stats", timeoutSeconds = 1_800)
class DailyStats implements JobHandler<DailyStats.Payload> {
  private static final int MOST_DAYS = 731;

  @Inject private DataSource dataSource;

  DailyStats() {}

  DailyStats(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * The UTC days to write, for example {@code 2026-11-21}.
   *
   * @param date a single day; null means yesterday, by the database's clock
   * @param from the first of several days, instead of {@code date}
   * @param to the last of several days, inclusive; null means yesterday
   */
  public record Payload(@Nullable String date, @Nullable String from, @Nullable String to) {
    public Payload {
      if (from == null && to != null) {
        throw new InvalidJob("to", "needs a from");
      }
      if (from != null && date != null) {
        throw new InvalidJob("date", "can't be given beside from");
      }
      checkDay("date", date);
      checkDay("from", from);
      checkDay("to", to);
    }
  }

  /** The days written. */
  public record Result(String from, String to, long days) {}

  @Override
  public Result run(Payload payload, JobContext context) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      LocalDate today = today(connection);
      LocalDate first = first(payload, today);
      LocalDate last = payload.from() == null ? first : day("to", payload.to(), today.minusDays(1));
      long days = check(first, last, today);
      for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
        context.stopIfCancelled();
        write(connection, day);
        context.progress((first.until(day, ChronoUnit.DAYS) + 1) / (double) days, day.toString());
      }
      return new Result(first.toString(), last.toString(), days);
    }
  }

  private static LocalDate first(Payload payload, LocalDate today) {
    String from = payload.from();
    return from == null ? day("date", payload.date(), today.minusDays(1)) : day("from", from);
  }

  private static void checkDay(String field, @Nullable String text) {
    if (text != null) {
      LocalDate unused = day(field, text);
    }
  }

  private static LocalDate day(String field, @Nullable String text, LocalDate byDefault) {
    return text == null ? byDefault : day(field, text);
  }

  private static LocalDate day(String field, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new InvalidJob(field, "must be a day such as 2026-11-21, not \"" + text + "\"");
    }
  }

  private static long check(LocalDate first, LocalDate last, LocalDate today) {
    if (last.isAfter(today)) {
      throw new InvalidJob("date", "must not lie in the future");
    }
    long days = ChronoUnit.DAYS.between(first, last) + 1;
    if (days < 1 || days > MOST_DAYS) {
      throw new InvalidJob("from", "must be at most %d days before to".formatted(MOST_DAYS - 1));
    }
    return days;
  }

  private static LocalDate today(Connection connection) throws SQLException {
    return Sql.of(connection, "SELECT (groundspeed.clock() AT TIME ZONE 'UTC')::date")
        .one(row -> row.getObject(1, LocalDate.class));
  }

  private static void write(Connection connection, LocalDate day) throws SQLException {
    Sql.of(connection, "SELECT groundspeed.write_platform_stats(?)").with(day).run();
  }
}
