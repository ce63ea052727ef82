package io.groundspeed.telemetry;

import io.groundspeed.telemetry.Flush.CommitUnknown;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Commits whose answer was lost with the database, so that it could not be asked how they ended:
 * what they hold counts as waiting until it can. Thread-safe.
 */
final class UndecidedCommits {
  /** A writer has one at a time, and then pauses; so many are an outage of minutes. */
  private static final int MOST = 1_000;

  private static final String LOST = "database-unavailable";

  private final Queue<CommitUnknown> commits = new ArrayDeque<>();
  private final Accounting accounting;

  UndecidedCommits(Accounting accounting) {
    this.accounting = accounting;
  }

  /** Its samples are accounted for later; at once, as lost, where there are too many already. */
  synchronized void add(CommitUnknown commit) {
    if (commits.size() < MOST) {
      commits.add(commit);
    } else {
      accounting.lost(LOST, commit.outcomes().size());
    }
  }

  synchronized boolean isEmpty() {
    return commits.isEmpty();
  }

  /**
   * Asks how each of them ended.
   *
   * @throws SQLException where the database can't be asked now
   */
  synchronized void decide(Connection connection) throws SQLException {
    for (int left = commits.size(); left > 0; left--) {
      CommitUnknown commit = commits.element();
      Status status = statusOf(connection, commit.transaction());
      commits.remove();
      switch (status) {
        case COMMITTED -> accounting.settled(commit.outcomes());
        case ABORTED -> accounting.lost(LOST, commit.outcomes().size());
        case IN_PROGRESS -> commits.add(commit);
      }
    }
  }

  /** How a transaction ended, if it has. */
  enum Status {
    COMMITTED,
    ABORTED,
    IN_PROGRESS
  }

  /** Of one that is so old that the database has forgotten it, nothing can be waiting any more. */
  static Status statusOf(Connection connection, String transaction) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT pg_xact_status(?::xid8)")) {
      select.setString(1, transaction);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        String status = row.getString(1);
        return switch (status == null ? "" : status) {
          case "committed" -> Status.COMMITTED;
          case "in progress" -> Status.IN_PROGRESS;
          default -> Status.ABORTED;
        };
      }
    }
  }
}
