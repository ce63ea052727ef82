package io.groundspeed.job.schedule;

import io.groundspeed.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Records that a node checks for due schedules, over a connection and in its transaction. */
final class ScheduleWatch {
  /** A gap longer than {@link Due#GRACE} means that no node was up. */
  private static final String TICK =
      """
      INSERT INTO groundspeed.schedule_watch AS watch (up_since, ticked_at)
      VALUES (groundspeed.clock(), groundspeed.clock())
      ON CONFLICT (id) DO UPDATE
         SET up_since  = CASE WHEN watch.ticked_at < groundspeed.clock() - ? * interval '1 s'
                              THEN groundspeed.clock()
                              ELSE watch.up_since END,
             ticked_at = greatest(watch.ticked_at, groundspeed.clock())
      RETURNING up_since
      """;

  private final Connection connection;

  ScheduleWatch(Connection connection) {
    this.connection = connection;
  }

  /** Returns since when nodes have been checking without a gap. */
  Instant tick() throws SQLException {
    return Sql.of(connection, TICK).with(Due.GRACE.toSeconds()).one(row -> Sql.instant(row, 1));
  }
}
