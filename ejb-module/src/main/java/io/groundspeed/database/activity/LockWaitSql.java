package io.groundspeed.database.activity;

import io.groundspeed.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
              last_seen_at, ended, deadlock, deadlock_victim)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
             deadlock      = coalesce(excluded.deadlock, w.deadlock),
             deadlock_victim = excluded.deadlock_victim OR w.deadlock_victim,
      """
          + side("waiter")
          + ","
          + side("holder");

  private LockWaitSql() {}

  private static String side(String side) {
    return Stream.of("deployment", "name", "call", "query", "statement", "place")
        .map(
            column ->
                """
                %1$s_%2$s = CASE WHEN excluded.%1$s_call IS NULL AND excluded.%1$s_query IS NULL
                            THEN w.%1$s_%2$s ELSE excluded.%1$s_%2$s END
                """
                    .formatted(side, column))
        .collect(Collectors.joining(","));
  }

  /** Writes the waits, which must be ordered, so that nodes can't deadlock. */
  static void write(Connection connection, Collection<OpenWait> waits) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    waits.forEach(wait -> rows.add(row(wait)));
    Sql.of(connection, WRITE).batch(rows);
  }

  private static @Nullable Object[] row(OpenWait wait) {
    LockSide waiter = wait.waiter();
    LockSide holder = wait.holder();
    return new @Nullable Object[] {
      wait.key().database(),
      wait.key().waiterPid(),
      wait.key().waiterSince(),
      wait.key().holderPid(),
      wait.chain().root(),
      wait.chain().depth(),
      wait.lockMode(),
      wait.relation(),
      waiter.deployment(),
      text(waiter.name()),
      waiter.call(),
      waiter.query(),
      text(waiter.statement()),
      waiter.place(),
      holder.deployment(),
      text(holder.name()),
      holder.call(),
      holder.query(),
      text(holder.statement()),
      holder.place(),
      wait.holderState(),
      wait.holderSince(),
      wait.firstSeenAt(),
      wait.lastSeenAt(),
      wait.ended(),
      wait.circle() == null ? null : wait.circle().id(),
      wait.circle() != null && wait.circle().victim()
    };
  }

  /** PostgreSQL's text can't contain U+0000. */
  private static @Nullable String text(@Nullable String text) {
    return text == null ? null : text.replace('\0', '?');
  }
}
