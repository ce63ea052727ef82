-- What failed and where, to list attempts that failed alike as one: the class of the deepest cause,
-- and the application's frame that threw it. Null where the attempt succeeded, or is older.
ALTER TABLE groundspeed.job_execution_history
    ADD COLUMN error_class text,
    ADD COLUMN error_place text;

-- The groups of a range read failures alone, which are few.
CREATE INDEX ix_job_execution_history_failed
    ON groundspeed.job_execution_history (executed_at) WHERE NOT success;

-- A truncated table fires no trigger that counts: without jobs there is nothing to count.
CREATE FUNCTION groundspeed.count_no_jobs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- A fold that is under way would add its counts afterwards.
    PERFORM pg_advisory_xact_lock(hashtext('groundspeed.fold_job_counts'));
    UPDATE groundspeed.job_delta SET jobs = 0;
    DELETE FROM groundspeed.job_counts;
    RETURN NULL;
END
$$;

CREATE TRIGGER count_truncated_jobs AFTER TRUNCATE ON groundspeed.background_jobs
    FOR EACH STATEMENT EXECUTE FUNCTION groundspeed.count_no_jobs();
