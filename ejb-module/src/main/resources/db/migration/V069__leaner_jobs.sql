-- A column that is generated is worked out anew for each row that changes. The order of claims is
-- needed only where a row enters the index of what waits.
DROP INDEX groundspeed.ix_background_jobs_pending;
ALTER TABLE groundspeed.background_jobs DROP COLUMN run_order;
CREATE INDEX ix_background_jobs_pending ON groundspeed.background_jobs
    (job_type, priority, groundspeed.job_run_order(coalesce(scheduled_at, created_at), priority))
    WHERE status = 'pending';

-- A type's jobs that have ended; what waits is found in the index above, what runs is little.
DROP INDEX groundspeed.ix_background_jobs_type;
CREATE INDEX ix_background_jobs_type ON groundspeed.background_jobs (job_type, created_at)
    WHERE status IN ('completed', 'failed', 'cancelled');

-- What enqueues many counts them itself.
DROP TRIGGER count_inserted_jobs ON groundspeed.background_jobs;
CREATE TRIGGER count_inserted_jobs AFTER INSERT ON groundspeed.background_jobs
    REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT WHEN (current_setting('groundspeed.job_counts_itself', true) IS DISTINCT FROM 'yes')
    EXECUTE FUNCTION groundspeed.count_jobs();
