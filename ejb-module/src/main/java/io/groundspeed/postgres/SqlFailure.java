package io.groundspeed.postgres;

import java.sql.SQLException;

/**
 * What a failed transaction means for the batch, by SQLSTATE class
 * (https://www.postgresql.org/docs/18/errcodes-appendix.html).
 */
public enum SqlFailure {
  /**
   * One of the rows is refused (22 data exception, 23 constraint, 54 program limit, for example a
   * key too long for an index): the others can be stored.
   */
  BAD_ROW,
  /** Another transaction was in the way (40): the same batch may go through at once. */
  CONFLICT,
  /** The database is away, full, or slow: the senders must come again. */
  UNAVAILABLE;

  /** Returns what that failure means. */
  public static SqlFailure of(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.startsWith("22") || state.startsWith("23") || state.startsWith("54")) {
      return BAD_ROW;
    }
    return state.startsWith("40") ? CONFLICT : UNAVAILABLE;
  }
}
