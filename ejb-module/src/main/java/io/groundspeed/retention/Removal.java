package io.groundspeed.retention;

import io.groundspeed.job.JobContext;
import io.groundspeed.telemetry.OldDays;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete = connection.prepareStatement(old.deleteSql())) {
      delete.setInt(1, keep);
      delete.setInt(2, BATCH);
      int rows;
      do {
        context.stopIfCancelled();
        rows = delete.executeUpdate();
        removed.merge(old.name(), (long) rows, Long::sum);
        context.progress(0, "%,d of %s".formatted(removed.get(old.name()), old.name()));
      } while (rows == BATCH);
    }
  }

  private LocalDate today() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT (groundspeed.clock() AT TIME ZONE 'UTC')::date");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getObject(1, LocalDate.class);
    }
  }

  Map<String, Long> removed() {
    return removed;
  }

  int days() {
    return days;
  }
}
