package io.groundspeed.report;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The stored reports, for administrators. */
@Stateless
@RolesAllowed("admin")
public class Reports {
  private static final int MOST = 200;

  @Inject private DataSource dataSource;

  /** Returns the unexpired reports, newest first, at most 200. */
  public List<StoredReport> list() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT id, report_type, title, first_day, last_day, created_at, expires_at
                  FROM groundspeed.reports
                 WHERE expires_at > groundspeed.clock()
                 ORDER BY last_day DESC, id DESC
                 LIMIT ?
                """)) {
      select.setInt(1, MOST);
      return read(select);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static List<StoredReport> read(PreparedStatement select) throws SQLException {
    List<StoredReport> reports = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        reports.add(
            new StoredReport(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                row.getObject(5, LocalDate.class),
                instant(row, 6),
                instant(row, 7)));
      }
    }
    return reports;
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Returns a report as a self-contained HTML page; empty if there is none or it has expired. */
  public Optional<String> html(long id) {
    return one(id, "html", row -> row.getString(1));
  }

  /** Returns a report as PDF; empty if there is none or it has expired. */
  public Optional<byte[]> pdf(long id) {
    return one(id, "pdf", row -> row.getBytes(1));
  }

  private <T> Optional<T> one(long id, String column, Column<T> read) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT %s FROM groundspeed.reports WHERE id = ? AND expires_at > groundspeed.clock()
                """
                    .formatted(column))) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(read.of(row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static EJBException unreadable(SQLException e) {
    return new EJBException("Reports can't be read: " + e.getMessage(), e);
  }

  private interface Column<T> {
    /** Returns the value of the column. */
    T of(ResultSet row) throws SQLException;
  }
}
