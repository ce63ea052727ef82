-- What changed in the counts, one row a change, without a key or an index: written with each job
-- that moves on, folded away within seconds. A row tells of jobs that left one status for another,
-- of attempts that ended, or of both.
CREATE TABLE groundspeed.job_delta (
    job_type    text   NOT NULL,
    -- Null: they were not there before.
    left_status text,
    -- Null: they are gone.
    status      text,
    jobs        bigint NOT NULL DEFAULT 0,
    -- Null: no attempt ended.
    minute      timestamptz,
    succeeded   bigint NOT NULL DEFAULT 0,
    failed      bigint NOT NULL DEFAULT 0,
    total_ms    double precision NOT NULL DEFAULT 0
);

INSERT INTO groundspeed.job_delta (job_type, status, jobs)
SELECT job_type, status, jobs FROM groundspeed.job_count_delta;
INSERT INTO groundspeed.job_delta (job_type, minute, succeeded, failed, total_ms)
SELECT job_type, minute, succeeded, failed, total_ms FROM groundspeed.job_run_delta;
DROP TABLE groundspeed.job_count_delta, groundspeed.job_run_delta;

-- How many jobs of each type are in each status, at this moment.
CREATE VIEW groundspeed.job_tally AS
SELECT job_type, status, sum(jobs)::bigint AS jobs
  FROM (SELECT job_type, status, jobs FROM groundspeed.job_counts
        UNION ALL
        SELECT delta.job_type, moved.status, moved.jobs
          FROM groundspeed.job_delta AS delta
         CROSS JOIN LATERAL (VALUES (delta.left_status, -delta.jobs), (delta.status, delta.jobs))
               AS moved (status, jobs)
         WHERE moved.status IS NOT NULL) AS counted
 GROUP BY job_type, status
HAVING sum(jobs) <> 0;

-- Attempts that ended, by minute; a minute may have several rows.
CREATE VIEW groundspeed.job_run_tally AS
SELECT job_type, minute, succeeded, failed, total_ms FROM groundspeed.job_runs
UNION ALL
SELECT job_type, minute, succeeded, failed, total_ms
  FROM groundspeed.job_delta WHERE minute IS NOT NULL;

-- The runner's own statements write what they change into job_delta themselves, for a third of what
-- triggers cost them, and say so by a setting that ends with their transaction. What anyone else
-- changes, an administrator in psql for example, is counted by the triggers.
CREATE OR REPLACE FUNCTION groundspeed.count_jobs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO groundspeed.job_delta (job_type, status, jobs)
        SELECT job_type, status, count(*) FROM fresh GROUP BY job_type, status;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO groundspeed.job_delta (job_type, left_status, jobs)
        SELECT job_type, status, count(*) FROM gone GROUP BY job_type, status;
    ELSE
        INSERT INTO groundspeed.job_delta (job_type, status, jobs)
        SELECT job_type, status, sum(jobs)
        FROM (SELECT job_type, status, 1 AS jobs FROM fresh
              UNION ALL
              SELECT job_type, status, -1 FROM gone) AS moved
        GROUP BY job_type, status
        HAVING sum(jobs) <> 0;
    END IF;
    RETURN NULL;
END
$$;

DROP TRIGGER count_updated_jobs ON groundspeed.background_jobs;
CREATE TRIGGER count_updated_jobs AFTER UPDATE ON groundspeed.background_jobs
    REFERENCING OLD TABLE AS gone NEW TABLE AS fresh
    FOR EACH STATEMENT WHEN (current_setting('groundspeed.job_counts_itself', true) IS DISTINCT FROM 'yes')
    EXECUTE FUNCTION groundspeed.count_jobs();

CREATE OR REPLACE FUNCTION groundspeed.count_job_runs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO groundspeed.job_delta (job_type, minute, succeeded, failed, total_ms)
    SELECT job.job_type,
           date_trunc('minute', run.executed_at),
           count(*) FILTER (WHERE run.success),
           count(*) FILTER (WHERE NOT run.success),
           sum(run.execution_time_ms)
    FROM fresh AS run JOIN groundspeed.background_jobs AS job ON job.id = run.job_id
    GROUP BY 1, 2;
    RETURN NULL;
END
$$;

DROP TRIGGER count_job_runs ON groundspeed.job_execution_history;
CREATE TRIGGER count_job_runs AFTER INSERT ON groundspeed.job_execution_history
    REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT WHEN (current_setting('groundspeed.job_counts_itself', true) IS DISTINCT FROM 'yes')
    EXECUTE FUNCTION groundspeed.count_job_runs();

-- Folds what it reads, exactly that, and by one node at a time. Returns the rows folded.
CREATE OR REPLACE FUNCTION groundspeed.fold_job_counts() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    deltas bigint;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('groundspeed.fold_job_counts')) THEN
        RETURN 0;
    END IF;
    WITH taken AS (
        DELETE FROM groundspeed.job_delta
        RETURNING job_type, left_status, status, jobs, minute, succeeded, failed, total_ms
    ), counted AS (
        INSERT INTO groundspeed.job_counts AS kept (job_type, status, jobs)
        SELECT taken.job_type, moved.status, sum(moved.jobs)
          FROM taken
         CROSS JOIN LATERAL (VALUES (taken.left_status, -taken.jobs), (taken.status, taken.jobs))
               AS moved (status, jobs)
         WHERE moved.status IS NOT NULL
         GROUP BY taken.job_type, moved.status
        ON CONFLICT (job_type, status) DO UPDATE SET jobs = kept.jobs + excluded.jobs
    ), run AS (
        INSERT INTO groundspeed.job_runs AS kept (job_type, minute, succeeded, failed, total_ms)
        SELECT job_type, minute, sum(succeeded), sum(failed), sum(total_ms)
          FROM taken WHERE minute IS NOT NULL GROUP BY job_type, minute
        ON CONFLICT (minute, job_type) DO UPDATE
            SET succeeded = kept.succeeded + excluded.succeeded,
                failed    = kept.failed + excluded.failed,
                total_ms  = kept.total_ms + excluded.total_ms
    )
    SELECT count(*) INTO deltas FROM taken;
    RETURN deltas;
END
$$;

-- The same time by functions that are immutable themselves: what adds to a timestamptz is not, and
-- PostgreSQL would call this function for each row instead of taking its body in.
CREATE OR REPLACE FUNCTION groundspeed.job_run_order(due timestamptz, priority integer)
    RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (due AT TIME ZONE 'UTC' + (priority - 1) * interval '1 minute') AT TIME ZONE 'UTC';
