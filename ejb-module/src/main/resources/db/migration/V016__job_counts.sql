-- How many jobs are in each status, and how many attempts ended in each minute. Changes are
-- inserted into job_delta, so that transactions never wait for each other, and are folded every few
-- seconds. The exact numbers are the folded rows plus the deltas: read the views job_tally and
-- job_run_tally.

-- Jobs by type and status, as folded.
CREATE TABLE groundspeed.job_counts (
    job_type text   NOT NULL,
    status   text   NOT NULL,
    jobs     bigint NOT NULL,

    CONSTRAINT pk_job_counts PRIMARY KEY (job_type, status)
);

-- Attempts by type and the minute they ended in, as folded. Kept as long as the history.
CREATE TABLE groundspeed.job_runs (
    job_type  text             NOT NULL,
    minute    timestamptz      NOT NULL,
    succeeded bigint           NOT NULL,
    failed    bigint           NOT NULL,
    total_ms  double precision NOT NULL,

    CONSTRAINT pk_job_runs PRIMARY KEY (minute, job_type)
);

-- One row per change: jobs that moved from one status to another, attempts that ended, or both.
-- Without a key or an index, to make inserts cheap.
CREATE TABLE groundspeed.job_delta (
    job_type    text             NOT NULL,
    -- Null: the jobs are new.
    left_status text,
    -- Null: the jobs were deleted.
    status      text,
    jobs        bigint           NOT NULL DEFAULT 0,
    -- Null: no attempt ended.
    minute      timestamptz,
    succeeded   bigint           NOT NULL DEFAULT 0,
    failed      bigint           NOT NULL DEFAULT 0,
    total_ms    double precision NOT NULL DEFAULT 0
);

-- The current number of jobs of each type and status.
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

-- Attempts by type and the minute they ended in. A minute may have several rows.
CREATE VIEW groundspeed.job_run_tally AS
SELECT job_type, minute, succeeded, failed, total_ms FROM groundspeed.job_runs
UNION ALL
SELECT job_type, minute, succeeded, failed, total_ms
  FROM groundspeed.job_delta WHERE minute IS NOT NULL;

-- The triggers below count changes by others, for example by an administrator in psql. The
-- application's frequent statements insert into job_delta themselves, which costs a third of the
-- triggers. They set groundspeed.job_counts_itself to 'yes' until the end of their transaction.
CREATE FUNCTION groundspeed.count_jobs() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE TRIGGER count_inserted_jobs AFTER INSERT ON groundspeed.background_jobs
    REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT
    WHEN (current_setting('groundspeed.job_counts_itself', true) IS DISTINCT FROM 'yes')
    EXECUTE FUNCTION groundspeed.count_jobs();
CREATE TRIGGER count_updated_jobs AFTER UPDATE ON groundspeed.background_jobs
    REFERENCING OLD TABLE AS gone NEW TABLE AS fresh
    FOR EACH STATEMENT
    WHEN (current_setting('groundspeed.job_counts_itself', true) IS DISTINCT FROM 'yes')
    EXECUTE FUNCTION groundspeed.count_jobs();
CREATE TRIGGER count_deleted_jobs AFTER DELETE ON groundspeed.background_jobs
    REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION groundspeed.count_jobs();

-- TRUNCATE fires no trigger with transition tables, so it has a separate one.
CREATE FUNCTION groundspeed.count_no_jobs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Waits for a running fold, which would otherwise add its counts afterwards.
    PERFORM pg_advisory_xact_lock(hashtext('groundspeed.fold_job_counts'));
    UPDATE groundspeed.job_delta SET jobs = 0;
    DELETE FROM groundspeed.job_counts;
    RETURN NULL;
END
$$;

CREATE TRIGGER count_truncated_jobs AFTER TRUNCATE ON groundspeed.background_jobs
    FOR EACH STATEMENT EXECUTE FUNCTION groundspeed.count_no_jobs();

CREATE FUNCTION groundspeed.count_job_runs() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE TRIGGER count_job_runs AFTER INSERT ON groundspeed.job_execution_history
    REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT
    WHEN (current_setting('groundspeed.job_counts_itself', true) IS DISTINCT FROM 'yes')
    EXECUTE FUNCTION groundspeed.count_job_runs();

-- Folds the deltas that it reads, and deletes exactly these. One node folds at a time. Returns how
-- many rows it folded; 0 while another node is folding.
CREATE FUNCTION groundspeed.fold_job_counts() RETURNS bigint LANGUAGE plpgsql AS $$
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
