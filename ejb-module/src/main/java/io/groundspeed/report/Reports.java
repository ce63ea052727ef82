package io.groundspeed.report;

import io.groundspeed.postgres.Sql;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The stored reports, for administrators. */
@Stateless
@RolesAllowed("admin")
public class Reports {
  private static final int MOST = 200;

  private static final String LIST =
      """
      SELECT id, report_type, title, first_day, last_day, created_at, expires_at
        FROM groundspeed.reports
       WHERE expires_at > groundspeed.clock()
       ORDER BY last_day DESC, id DESC
       LIMIT ?
      """;

  private static final String ONE =
      "SELECT %s FROM groundspeed.reports WHERE id = ? AND expires_at > groundspeed.clock()";

  @Inject private DataSource dataSource;

  /** Returns the unexpired reports, newest first, at most 200. */
  public List<StoredReport> list() {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.of(connection, LIST).with(MOST).rows(Reports::read);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static StoredReport read(ResultSet row) throws SQLException {
    return new StoredReport(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getObject(4, LocalDate.class),
        row.getObject(5, LocalDate.class),
        Sql.instant(row, 6),
        Sql.instant(row, 7));
  }

  /** Returns a report as a self-contained HTML page; empty if there is none or it has expired. */
  public Optional<String> html(long id) {
    return one(id, "html", row -> row.getString(1));
  }

  /** Returns a report as PDF; empty if there is none or it has expired. */
  public Optional<byte[]> pdf(long id) {
    return one(id, "pdf", row -> row.getBytes(1));
  }

  private <T> Optional<T> one(long id, String column, Sql.Mapping<T> read) {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.of(connection, ONE.formatted(column)).with(id).first(read);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static EJBException unreadable(SQLException e) {
    return new EJBException("Reports can't be read: " + e.getMessage(), e);
  }
}
