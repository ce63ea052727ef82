package io.groundspeed.job.claim;

import io.groundspeed.job.JobStatusSql;

/**
 * The statements of {@link Claims}. Each finds jobs, locks those that no other node is claiming,
 * claims them for this node, and counts them.
 */
final class ClaimSql {
  /** The first due jobs of each lane. */
  private static final String OF_LANES =
      JobStatusSql.of(
              """
          SELECT job.id, job.run_order, lane.job_type, lane.room
                    FROM unnest(?::text[], ?::int[], ?::timestamptz[], ?::int[])
                      AS lane (job_type, priority, start, room)
                   CROSS JOIN LATERAL (
                         SELECT id, %1$s AS run_order
                           FROM groundspeed.background_jobs
                          WHERE status = {pending}
                            AND job_type = lane.job_type
                            AND priority = lane.priority
                            AND %1$s >= lane.start
                            AND %1$s <=
                                groundspeed.job_run_order(groundspeed.clock(), lane.priority)
                          ORDER BY %1$s
                          LIMIT lane.room) AS job
      """)
          .formatted(RunOrder.SQL);

  /** A setting that pauses or limits a type. */
  private static final String SETTING =
      """
      SELECT FROM groundspeed.job_type_settings AS setting
       WHERE setting.job_type = %s.job_type
         AND (setting.paused_at IS NOT NULL OR setting.max_running IS NOT NULL)
      """;

  /**
   * Used if no type had a limit at the last look. Types that have since been paused or limited are
   * excluded.
   */
  private static final String OF_FREE_TYPES =
      OF_LANES + " WHERE NOT EXISTS (" + SETTING.formatted("lane") + ")";

  /** The lanes of a type share the room that its limit leaves. */
  private static final String WITHIN_LIMITS =
      """
      SELECT id, run_order
        FROM (SELECT id, run_order, room,
                     row_number() OVER (PARTITION BY job_type ORDER BY run_order) AS place
                FROM (%s) AS of_lane) AS of_type
       WHERE place <= room
      """
          .formatted(OF_LANES);

  /** The best candidates of all lanes. */
  private static final String OF_CANDIDATES =
      JobStatusSql.of(
          """
      candidate AS MATERIALIZED (
          %s
           ORDER BY run_order
           LIMIT ?
      ), taken AS MATERIALIZED (
          SELECT job.id
            FROM candidate JOIN groundspeed.background_jobs AS job USING (id)
           -- Uses the primary key only, not the index on waiting jobs.
           WHERE job.status || '' = {pending}
           ORDER BY candidate.run_order
           LIMIT ?
             FOR UPDATE OF job SKIP LOCKED
      )""");

  private static final String OF_IDS =
      JobStatusSql.of(
              """
      taken AS MATERIALIZED (
          SELECT job.id
            FROM groundspeed.background_jobs AS job
           WHERE job.id = ANY (?)
             AND job.job_type = ANY (?)
             -- Uses the primary key only here as well.
             AND job.status || '' = {pending}
             AND coalesce(job.scheduled_at, job.created_at) <= groundspeed.clock()
             AND NOT EXISTS (%s)
             FOR UPDATE OF job SKIP LOCKED
      )""")
          .formatted(SETTING.formatted("job"));

  /**
   * Materialized, because otherwise the planner might run the locking part twice and claim more
   * jobs than requested. The settings are made once, with the first row.
   */
  private static final String CLAIM =
      JobStatusSql.of(
          """
      WITH %s, claimed AS (
          UPDATE groundspeed.background_jobs AS job
             SET status = {pending>processing}, attempts = attempts + 1, node = ?,
                 lease_token = gen_random_uuid(),
                 lease_until = groundspeed.clock() + ? * interval '1 ms',
                 started_at = groundspeed.clock(), updated_at = groundspeed.clock(),
                 cancel_requested = false, progress = NULL, progress_note = NULL
            FROM taken
           WHERE job.id = taken.id
             AND (SELECT set_config('groundspeed.job_counts_itself', 'yes', true)
                      || set_config('synchronous_commit', 'off', true)) = 'yesoff'
          RETURNING job.id, job.job_type, job.payload, job.attempts, job.max_attempts,
                    job.lease_token, %s AS run_order, job.priority
      ), counted AS (
          INSERT INTO groundspeed.job_delta (job_type, left_status, status, jobs)
          SELECT job_type, {pending}, {processing}, %s
      )
      SELECT id, job_type, payload::text, attempts, max_attempts, lease_token, run_order, priority
        FROM claimed
      """);

  private static final String COUNT_OF_EACH_TYPE = "count(*) FROM claimed GROUP BY job_type";

  /** Cheaper for a few jobs. */
  private static final String COUNT_OF_EACH_JOB = "1 FROM claimed";

  static final String CLAIM_OF_FREE_TYPES =
      CLAIM.formatted(OF_CANDIDATES.formatted(OF_FREE_TYPES), RunOrder.SQL, COUNT_OF_EACH_TYPE);

  static final String CLAIM_WITHIN_LIMITS =
      CLAIM.formatted(OF_CANDIDATES.formatted(WITHIN_LIMITS), RunOrder.SQL, COUNT_OF_EACH_TYPE);

  static final String CLAIM_OF_IDS = CLAIM.formatted(OF_IDS, RunOrder.SQL, COUNT_OF_EACH_JOB);

  private ClaimSql() {}
}
