package io.groundspeed.platform;

import io.groundspeed.postgres.BoundedRead;
import io.groundspeed.postgres.Reads;
import io.groundspeed.postgres.Sql;
import io.groundspeed.postgres.Telemetry;
import io.groundspeed.shared.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** The platform's daily metrics: stored values for past days, live values for the current day. */
@ApplicationScoped
public class PlatformFigures {
  private static final int SECONDS = 4;

  @Inject @Telemetry private DataSource dataSource;

  @PersistenceContext private EntityManager entities;
  @Inject private InstantSource time;

  /** For the container. */
  protected PlatformFigures() {}

  PlatformFigures(DataSource dataSource, EntityManager entities, InstantSource time) {
    this.dataSource = dataSource;
    this.entities = entities;
    this.time = time;
  }

  /**
   * A period and the preceding one.
   *
   * @param now the days of a range
   * @param before the same number of days before them
   */
  public record Comparison(PlatformWindow now, PlatformWindow before) {}

  /**
   * Returns the days at the end of a range, as many as it covers but at least one, and the
   * preceding period. If the range ends with the current day, the preceding period ends at the same
   * time of its last day.
   *
   * @throws IllegalStateException if the database can't be read now
   */
  @BoundedRead
  public Comparison compare(TimeRange range) {
    LocalDate last = day(range.to().minusNanos(1));
    long days = Math.max(1, (range.length().toSeconds() + 86_399) / 86_400);
    LocalDate first = last.minusDays(days - 1);
    Map<LocalDate, PlatformDay> known = read(first.minusDays(days), last);
    Instant now = time.instant();
    if (last.equals(day(now))) {
      known.computeIfPresent(
          first.minusDays(1), (day, counted) -> live(day, now.minus(days, ChronoUnit.DAYS)));
    }
    return new Comparison(
        new PlatformWindow(first, last, known),
        new PlatformWindow(first.minusDays(days), first.minusDays(1), known));
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  private Map<LocalDate, PlatformDay> read(LocalDate first, LocalDate last) {
    LocalDate today = day(time.instant());
    Map<LocalDate, PlatformDay> days = new HashMap<>();
    Reads.list(
            entities
                .createNamedQuery(PlatformStatsDay.BETWEEN, PlatformDay.class)
                .setParameter("first", first)
                .setParameter("last", last))
        .forEach(day -> days.put(day.date(), day));
    days.remove(today);
    if (!today.isBefore(first) && !today.isAfter(last)) {
      days.put(today, live(today, today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
    }
    return days;
  }

  /** Computed by a database function that the job that stores days also uses. */
  private PlatformDay live(LocalDate day, Instant until) {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.of(connection, "SELECT * FROM groundspeed.platform_stats_until(?, ?)")
          .within(SECONDS)
          .with(day, until)
          .one(PlatformFigures::day);
    } catch (SQLException e) {
      throw new IllegalStateException("The platform's figures can't be read now", e);
    }
  }

  private static PlatformDay day(ResultSet row) throws SQLException {
    return new PlatformDay(
        row.getObject(1, LocalDate.class),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getObject(11, Double.class),
        row.getLong(12),
        row.getLong(13));
  }
}
