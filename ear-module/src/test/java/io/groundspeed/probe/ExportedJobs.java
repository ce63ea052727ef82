package io.groundspeed.probe;

/** Failed jobs of types without a handler, so that they stay unchanged, for exports to list. */
final class ExportedJobs {
  private ExportedJobs() {}

  /**
   * Inserts jobs.
   *
   * @param name as SQL, in which {@code n} is the number of the job
   */
  static void insert(String type, int count, String name) {
    ProbedServer.database()
        .execute(
            """
            INSERT INTO groundspeed.background_jobs
                   (job_type, job_name, status, attempts, error_message)
            SELECT '%s', %s, 'failed', 1, '=1+1' FROM generate_series(1, %d) AS n
            """
                .formatted(type, name, count));
  }
}
