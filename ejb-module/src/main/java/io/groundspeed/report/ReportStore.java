package io.groundspeed.report;

import io.groundspeed.postgres.Sql;
import java.sql.Connection;
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
    return Sql.of(connection, KEEP)
        .with(type, report.title(), report.first(), report.last())
        .with(ReportHtml.of(report), ReportPdf.of(report), DAYS)
        .one(row -> row.getLong(1));
  }
}
