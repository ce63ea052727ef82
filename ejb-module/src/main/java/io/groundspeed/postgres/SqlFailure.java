package io.groundspeed.postgres;

import java.sql.SQLException;

/**
 * The meaning of a failed transaction for its batch, by SQLSTATE class
 * (https://www.postgresql.org/docs/18/errcodes-appendix.html).
 */
public enum SqlFailure {
  /**
   * One of the rows was rejected (22 data exception, 23 constraint, 54 program limit, for example a
   * key too long for an index). The other rows can be stored.
   */
  BAD_ROW,
  /** A conflict with another transaction (40). Retrying the batch immediately may succeed. */
  CONFLICT,
  /** The database is unavailable, full or slow. Senders must retry later. */
  UNAVAILABLE;

  /** Returns the meaning of a failure. */
  public static SqlFailure of(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.startsWith("22") || state.startsWith("23") || state.startsWith("54")) {
      return BAD_ROW;
    }
    return state.startsWith("40") ? CONFLICT : UNAVAILABLE;
  }
}
