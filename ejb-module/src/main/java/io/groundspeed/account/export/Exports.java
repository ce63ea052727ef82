package io.groundspeed.account.export;

import io.groundspeed.account.Caller;
import io.groundspeed.job.JobQueue;
import io.groundspeed.job.NewJob;
import io.groundspeed.refusal.NotFoundException;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBException;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Exports of all data held about a user, for that user. Administrators may fetch them on the user's
 * behalf.
 */
@Stateless
@RolesAllowed({"admin", "mentor", "client"})
public class Exports {
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
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT id, octet_length(zip), created_at, expires_at
                  FROM groundspeed.exports
                 WHERE user_id = ? AND expires_at > groundspeed.clock()
                 ORDER BY id DESC
                """)) {
      select.setLong(1, caller.id());
      return read(select);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static List<Export> read(PreparedStatement select) throws SQLException {
    List<Export> exports = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        exports.add(
            new Export(
                row.getLong(1),
                row.getInt(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getObject(4, OffsetDateTime.class).toInstant()));
      }
    }
    return exports;
  }

  /**
   * Returns an export's ZIP.
   *
   * @throws NotFoundException if it does not exist, has expired, or belongs to another user and the
   *     caller is not an administrator. The error is the same in all cases, so that it does not
   *     reveal which exports exist.
   */
  public byte[] zip(long id) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT user_id, zip
                  FROM groundspeed.exports
                 WHERE id = ? AND expires_at > groundspeed.clock()
                """)) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        if (row.next() && (row.getLong(1) == caller.id() || session.isCallerInRole("admin"))) {
          return row.getBytes(2);
        }
        throw new NotFoundException("There is no such export, or it has expired.");
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static EJBException unreadable(SQLException e) {
    return new EJBException("Exports can't be read: " + e.getMessage(), e);
  }
}
