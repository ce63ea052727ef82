package io.groundspeed.vitals;

import io.groundspeed.report.HeldOnUser;
import io.groundspeed.report.Holding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The vitals measured by a user's browser, for data exports. */
@ApplicationScoped
class VitalsHeldOnUser implements HeldOnUser {
  @Override
  public List<Holding> holdings() {
    return List.of(
        new Holding(
            "web_vitals",
            """
            SELECT metric_name, metric_value, page_path, user_agent, connection_type, device_type,
                   recorded_at, release, page_view_id, navigation_type, country, attribution
              FROM groundspeed.web_vitals
             WHERE user_id = :user
             ORDER BY recorded_at, id
            """));
  }
}
