package io.groundspeed.retention;

import io.groundspeed.job.JobContext;
import io.groundspeed.postgres.Sql;
import io.groundspeed.telemetry.OldDays;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** One run of the cleanup, with its counts. Not thread-safe. */
final class Removal {
  private static final int BATCH = 5_000;

  private final DataSource dataSource;
  private final JobContext context;
  private final Map<String, Long> removed = new TreeMap<>();
  private int days;

  Removal(DataSource dataSource, JobContext context) {
    this.dataSource = dataSource;
    this.context = context;
  }

  void dropDays(String log, int keep) throws SQLException {
    context.stopIfCancelled();
    OldDays.Dropped dropped = new OldDays(dataSource).before(log, today().minusDays(keep));
    removed.merge(log, dropped.rows(), Long::sum);
    days += dropped.days();
  }

  void delete(OldRows old, int keep) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      Sql delete = Sql.of(connection, old.deleteSql()).with(keep, BATCH);
      int rows;
      do {
        context.stopIfCancelled();
        rows = delete.update();
        removed.merge(old.name(), (long) rows, Long::sum);
        context.progress(0, "%,d of %s".formatted(removed.get(old.name()), old.name()));
      } while (rows == BATCH);
    }
  }

  private LocalDate today() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.of(connection, "SELECT (groundspeed.clock() AT TIME ZONE 'UTC')::date")
          .one(row -> row.getObject(1, LocalDate.class));
    }
  }

  Map<String, Long> removed() {
    return removed;
  }

  int days() {
    return days;
  }
}
