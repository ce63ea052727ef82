-- A claim looks into each type and priority from where its waiting jobs begin, so that rows which
-- are dead, but which some old snapshot still pins, are not walked over again and again.
DROP INDEX groundspeed.ix_background_jobs_pending;
CREATE INDEX ix_background_jobs_pending
    ON groundspeed.background_jobs (job_type, priority, run_order) WHERE status = 'pending';

-- What a job keeps of its key: all of it while it waits or runs, then as long as its period lasts.
CREATE FUNCTION groundspeed.job_kept_key(held_key text, held_until timestamptz, is_over boolean)
    RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN NOT is_over OR held_until > groundspeed.clock() THEN held_key END;

-- Most jobs have no key, and need no entry for it.
ALTER TABLE groundspeed.background_jobs DROP CONSTRAINT uq_background_jobs_held_key;
CREATE UNIQUE INDEX uq_background_jobs_held_key
    ON groundspeed.background_jobs (held_key) WHERE held_key IS NOT NULL;

-- The same counts without joining old and new rows: what keeps its status cancels out.
CREATE OR REPLACE FUNCTION groundspeed.count_jobs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO groundspeed.job_count_delta (job_type, status, jobs)
        SELECT job_type, status, count(*) FROM fresh GROUP BY job_type, status;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO groundspeed.job_count_delta (job_type, status, jobs)
        SELECT job_type, status, -count(*) FROM gone GROUP BY job_type, status;
    ELSE
        INSERT INTO groundspeed.job_count_delta (job_type, status, jobs)
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
