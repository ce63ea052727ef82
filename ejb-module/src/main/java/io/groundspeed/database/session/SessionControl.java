package io.groundspeed.database.session;

import io.groundspeed.postgres.Sql;
import io.groundspeed.postgres.Unavailable;
import io.groundspeed.shared.Audit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.Principal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Ends sessions of the measured databases, with the log-in of the pool that is measured. Every try
 * is audited.
 */
@Stateless
@RolesAllowed("admin")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SessionControl {
  private static final String DENIED = "42501";
  private static final int SECONDS = 5;

  @Inject private Principal caller;

  /** For the container. */
  protected SessionControl() {}

  SessionControl(Principal caller) {
    this.caller = caller;
  }

  /**
   * Ends a session, if it is still in the transaction that was seen.
   *
   * @throws SessionRefused if it is not there any more, if this node does not measure its database,
   *     or if the log-in of the pool may not end it
   * @throws Unavailable if the database can't be reached within five seconds
   */
  public void end(SeenSession session, Ending how) {
    boolean done = false;
    try (Connection connection = SideConnection.to(session.database(), SECONDS)) {
      done =
          Sql.of(
                  connection,
                  """
                  SELECT %s
                    FROM pg_stat_activity
                   WHERE pid = ? AND datname = current_database() AND xact_start = ?
                     AND pid <> pg_backend_pid()
                  """
                      .formatted(how.function()))
              .with(session.pid(), session.transactionStart())
              .first(row -> row.getBoolean(1))
              .orElse(false);
    } catch (SQLException e) {
      throw refusal(session, e);
    } finally {
      Audit.log(
          caller.getName(),
          done ? how.getPast() : "could not end",
          "process %d of %s".formatted(session.pid(), session.database()));
    }
    if (!done) {
      throw new SessionRefused(
          "Nothing was done: process %d is not in that transaction any more, or the log-in of the pool may not see it."
              .formatted(session.pid()));
    }
  }

  private static RuntimeException refusal(SeenSession session, SQLException e) {
    return DENIED.equals(e.getSQLState())
        ? new SessionRefused(
            "The log-in of the pool may not end process %d, which belongs to another role. Grant it the role pg_signal_backend, or end the session in psql."
                .formatted(session.pid()))
        : new Unavailable(
            "unreachable", String.valueOf(e.getMessage()), Duration.ofSeconds(SECONDS));
  }
}
