package io.groundspeed.job.schedule;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

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
    try (PreparedStatement tick = connection.prepareStatement(TICK)) {
      tick.setLong(1, Due.GRACE.toSeconds());
      try (ResultSet row = tick.executeQuery()) {
        row.next();
        return row.getObject(1, OffsetDateTime.class).toInstant();
      }
    }
  }
}
