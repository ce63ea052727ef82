package io.groundspeed.database.activity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes lock waits. This is SQL and not JPA, because it is part of the gatherer's transaction, and
 * several nodes merge what they know into one row.
 */
final class LockWaitSql {
  /** A node that does not measure a side must not replace what another node knows about it. */
  private static final String WRITE =
      """
      INSERT INTO groundspeed.lock_waits AS w
             (database, waiter_pid, waiter_since, holder_pid, root_pid, depth, lock_mode, relation,
              waiter_deployment, waiter_name, waiter_call, waiter_query, waiter_statement,
              waiter_place, holder_deployment, holder_name, holder_call, holder_query,
              holder_statement, holder_place, holder_state, holder_since, first_seen_at,
              last_seen_at, ended)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (database, waiter_pid, waiter_since, holder_pid) DO UPDATE
         SET root_pid      = excluded.root_pid,
             depth         = excluded.depth,
             lock_mode     = coalesce(excluded.lock_mode, w.lock_mode),
             relation      = coalesce(excluded.relation, w.relation),
             holder_state  = coalesce(excluded.holder_state, w.holder_state),
             holder_since  = coalesce(excluded.holder_since, w.holder_since),
             first_seen_at = least(excluded.first_seen_at, w.first_seen_at),
             last_seen_at  = greatest(excluded.last_seen_at, w.last_seen_at),
             ended         = excluded.ended,
      """
          + side("waiter")
          + ",\n"
          + side("holder");

  private LockWaitSql() {}

  private static String side(String side) {
    String columns =
        "%1$s_deployment, %1$s_name, %1$s_call, %1$s_query, %1$s_statement, %1$s_place";
    String excluded = columns.replace("%1$s", "excluded.%1$s");
    String present = columns.replace("%1$s", "w.%1$s");
    StringBuilder set = new StringBuilder();
    String[] names = columns.split(", ");
    for (int i = 0; i < names.length; i++) {
      set.append(i == 0 ? "" : ", ")
          .append(names[i])
          .append(" = CASE WHEN excluded.%1$s_call IS NULL AND excluded.%1$s_query IS NULL THEN ")
          .append(present.split(", ")[i])
          .append(" ELSE ")
          .append(excluded.split(", ")[i])
          .append(" END");
    }
    return set.toString().replace("%1$s", side);
  }

  /** Writes the waits, which must be ordered, so that nodes can't deadlock. */
  static void write(Connection connection, List<OpenWait> waits) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(WRITE)) {
      for (OpenWait wait : waits) {
        bind(insert, wait);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void bind(PreparedStatement insert, OpenWait wait) throws SQLException {
    insert.setString(1, wait.key().database());
    insert.setInt(2, wait.key().waiterPid());
    insert.setObject(3, wait.key().waiterSince().atOffset(ZoneOffset.UTC));
    insert.setInt(4, wait.key().holderPid());
    insert.setInt(5, wait.chain().root());
    insert.setInt(6, wait.chain().depth());
    insert.setString(7, wait.lockMode());
    insert.setString(8, wait.relation());
    int at = bind(insert, 9, wait.waiter());
    at = bind(insert, at, wait.holder());
    insert.setString(at++, wait.holderState());
    time(insert, at++, wait.holderSince());
    time(insert, at++, wait.firstSeenAt());
    time(insert, at++, wait.lastSeenAt());
    insert.setBoolean(at, wait.ended());
  }

  private static int bind(PreparedStatement insert, int first, LockSide side) throws SQLException {
    int at = first;
    insert.setString(at++, side.deployment());
    insert.setString(at++, text(side.name()));
    insert.setString(at++, side.call());
    insert.setString(at++, side.query());
    insert.setString(at++, text(side.statement()));
    insert.setString(at++, side.place());
    return at;
  }

  /** PostgreSQL's text can't contain U+0000. */
  private static @Nullable String text(@Nullable String text) {
    return text == null ? null : text.replace('\0', '?');
  }

  private static void time(PreparedStatement insert, int at, @Nullable Instant time)
      throws SQLException {
    insert.setObject(at, time == null ? null : time.atOffset(ZoneOffset.UTC));
  }
}
