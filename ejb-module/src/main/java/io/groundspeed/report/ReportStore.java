package io.groundspeed.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes reports over a connection, in its transaction. */
final class ReportStore {
  private static final int DAYS = 400;

  private static final String KEEP =
      """
      INSERT INTO groundspeed.reports
             (report_type, title, first_day, last_day, html, pdf, created_at, expires_at)
      VALUES (?, ?, ?, ?, ?, ?, groundspeed.clock(), groundspeed.clock() + ? * interval '1 day')
      ON CONFLICT (report_type, first_day, last_day) DO UPDATE
         SET title = excluded.title, html = excluded.html, pdf = excluded.pdf,
             created_at = excluded.created_at, expires_at = excluded.expires_at
      RETURNING id
      """;

  private final Connection connection;

  ReportStore(Connection connection) {
    this.connection = connection;
  }

  /** Stores a report, replacing one of the same type and period; returns its id. */
  long keep(String type, Report report) throws SQLException {
    try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
      keep.setString(1, type);
      keep.setString(2, report.title());
      keep.setObject(3, report.first());
      keep.setObject(4, report.last());
      keep.setString(5, ReportHtml.of(report));
      keep.setBytes(6, ReportPdf.of(report));
      keep.setInt(7, DAYS);
      try (ResultSet row = keep.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
