package io.groundspeed.query;

import io.groundspeed.report.HeldOnUser;
import io.groundspeed.report.Holding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The statements that ran for a user, for data exports. */
@ApplicationScoped
class QueriesHeldOnUser implements HeldOnUser {
  @Override
  public List<Holding> holdings() {
    return List.of(
        new Holding(
            "query_performance",
            """
            SELECT query_name, execution_time_ms, row_count, endpoint, recorded_at, metadata,
                   request_id, release
              FROM groundspeed.query_performance_log
             WHERE user_id = :user
             ORDER BY recorded_at, id
            """));
  }
}
