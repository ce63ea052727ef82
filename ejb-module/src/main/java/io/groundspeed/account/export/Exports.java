package io.groundspeed.account.export;

import io.groundspeed.account.Caller;
import io.groundspeed.job.JobQueue;
import io.groundspeed.job.NewJob;
import io.groundspeed.postgres.Sql;
import io.groundspeed.refusal.NotFoundException;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBException;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Exports of all data held about a user, for that user. Administrators may fetch them on the user's
 * behalf.
 */
@Stateless
@RolesAllowed({"admin", "mentor", "client"})
public class Exports {
  private static final String MINE =
      """
      SELECT id, octet_length(zip), created_at, expires_at
        FROM groundspeed.exports
       WHERE user_id = ? AND expires_at > groundspeed.clock()
       ORDER BY id DESC
      """;

  private static final String ZIP =
      """
      SELECT user_id, zip
        FROM groundspeed.exports
       WHERE id = ? AND expires_at > groundspeed.clock()
      """;

  @Inject private DataSource dataSource;

  @Resource private SessionContext session;
  @Inject private Caller caller;
  @Inject private JobQueue jobs;

  /**
   * Requests an export of the caller's own data.
   *
   * @return the job's id
   * @throws io.groundspeed.job.UniqueKeyHeld if an earlier request is still waiting or running
   */
  public long request() {
    long user = caller.id();
    String payload =
        Json.createObjectBuilder()
            .add("export_type", "user_data")
            .add("user_id", user)
            .build()
            .toString();
    return jobs.enqueue(
        NewJob.of("data_export", "Export of user " + user)
            .payloadJson(payload)
            .uniqueKey("data_export:" + user)
            .createdBy(user));
  }

  /** Returns the caller's unexpired exports, newest first. */
  public List<Export> mine() {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.of(connection, MINE).with(caller.id()).rows(Exports::read);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static Export read(ResultSet row) throws SQLException {
    return new Export(row.getLong(1), row.getInt(2), Sql.instant(row, 3), Sql.instant(row, 4));
  }

  /**
   * Returns an export's ZIP.
   *
   * @throws NotFoundException if it does not exist, has expired, or belongs to another user and the
   *     caller is not an administrator. The error is the same in all cases, so that it does not
   *     reveal which exports exist.
   */
  public byte[] zip(long id) {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.of(connection, ZIP)
          .with(id)
          .first(row -> new Stored(row.getLong(1), row.getBytes(2)))
          .filter(stored -> stored.user == caller.id() || session.isCallerInRole("admin"))
          .map(Stored::zip)
          .orElseThrow(() -> new NotFoundException("There is no such export, or it has expired."));
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private record Stored(long user, byte[] zip) {}

  private static EJBException unreadable(SQLException e) {
    return new EJBException("Exports can't be read: " + e.getMessage(), e);
  }
}
