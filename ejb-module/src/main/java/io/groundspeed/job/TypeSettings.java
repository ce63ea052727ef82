package io.groundspeed.job;

import io.groundspeed.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Administrators' settings of a job type, over a connection and in its transaction. */
final class TypeSettings {
  private static final String PAUSE =
      """
      INSERT INTO groundspeed.job_type_settings (job_type, paused_at)
      VALUES (?, groundspeed.clock())
      ON CONFLICT (job_type) DO UPDATE
         SET paused_at = coalesce(job_type_settings.paused_at, excluded.paused_at)
      """;

  private static final String RESUME =
      "UPDATE groundspeed.job_type_settings SET paused_at = NULL WHERE job_type = ?";

  private static final String LIMIT =
      """
      INSERT INTO groundspeed.job_type_settings (job_type, max_running) VALUES (?, ?)
      ON CONFLICT (job_type) DO UPDATE SET max_running = excluded.max_running
      """;

  private final Connection connection;

  TypeSettings(Connection connection) {
    this.connection = connection;
  }

  int pause(String type) throws SQLException {
    return Sql.of(connection, PAUSE).with(type).update();
  }

  int resume(String type) throws SQLException {
    return Sql.of(connection, RESUME).with(type).update();
  }

  int limit(String type, @Nullable Integer most) throws SQLException {
    return Sql.of(connection, LIMIT).with(type, most).update();
  }
}
