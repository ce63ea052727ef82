-- A claim looks into each type and priority from where its waiting jobs begin, so that rows which
-- are dead, but which some old snapshot still pins, are not walked over again and again.
DROP INDEX groundspeed.ix_background_jobs_pending;
CREATE INDEX ix_background_jobs_pending
    ON groundspeed.background_jobs (job_type, priority, run_order) WHERE status = 'pending';

-- What a job keeps of its key: all of it while it waits or runs, then as long as its period lasts.
CREATE FUNCTION groundspeed.job_kept_key(held_key text, held_until timestamptz, is_over boolean)
    RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN NOT is_over OR held_until > groundspeed.clock() THEN held_key END;
