package io.groundspeed.endpoint;

import io.groundspeed.report.HeldOnUser;
import io.groundspeed.report.Holding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The requests that a user sent, for data exports. */
@ApplicationScoped
class EndpointsHeldOnUser implements HeldOnUser {
  @Override
  public List<Holding> holdings() {
    return List.of(
        new Holding(
            "requests",
            """
            SELECT endpoint, method, response_time_ms, status_code, error_message, recorded_at,
                   request_id, release
              FROM groundspeed.api_performance
             WHERE user_id = :user
             ORDER BY recorded_at, id
            """));
  }
}
