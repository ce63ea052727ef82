package io.groundspeed.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The jobs that a user enqueued, and their exports, for data exports. */
@ApplicationScoped
class JobsHeldOnUser implements HeldOnUser {
  @Override
  public List<Holding> holdings() {
    return List.of(
        new Holding(
            "jobs",
            """
            SELECT id, job_type, job_name, payload, status, attempts, scheduled_at, started_at,
                   completed_at, failed_at, error_message, result, created_at
              FROM groundspeed.background_jobs
             WHERE created_by = :user
             ORDER BY id
            """),
        new Holding(
            "exports",
            """
            SELECT id, created_at, expires_at
              FROM groundspeed.exports
             WHERE user_id = :user
             ORDER BY id
            """));
  }
}
