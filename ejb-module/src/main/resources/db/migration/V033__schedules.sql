ALTER TABLE groundspeed.scheduled_jobs
    -- What becomes of fire times that passed while no node was up: one run for all, or none.
    ADD COLUMN misfire     text        NOT NULL DEFAULT 'coalesce',
    -- The last job it made. No foreign key: jobs are cleaned away, and need not look here for it.
    ADD COLUMN last_job_id bigint,
    -- Why it could not fire, until it can, and when that is tried again.
    ADD COLUMN last_error  text,
    ADD COLUMN retry_at    timestamptz,
    ADD CONSTRAINT ck_scheduled_jobs_misfire CHECK (misfire IN ('coalesce', 'skip'));

-- Every node asks for what is due, every two seconds.
CREATE INDEX ix_scheduled_jobs_next_run_at
    ON groundspeed.scheduled_jobs (next_run_at) WHERE is_active;

-- Who writes the row fires: whatever the nodes believe, a fire time has one. Kept for 30 days.
CREATE TABLE groundspeed.scheduled_job_fires (
    schedule_id bigint      NOT NULL,
    fire_time   timestamptz NOT NULL,
    fired_at    timestamptz NOT NULL DEFAULT groundspeed.clock(),

    CONSTRAINT pk_scheduled_job_fires PRIMARY KEY (schedule_id, fire_time),
    CONSTRAINT fk_scheduled_job_fires_schedule FOREIGN KEY (schedule_id)
        REFERENCES groundspeed.scheduled_jobs (id) ON DELETE CASCADE
);

-- What is shipped. A schedule of the same name is the operator's own, and stays.
INSERT INTO groundspeed.scheduled_jobs (name, job_type, schedule, payload_template)
VALUES ('Daily Platform Statistics',   'daily_stats',          '0 0 * * *', '{}'),
       ('Refresh Journey Stats Cache', 'cache_refresh',        '0 * * * *',
        '{"entity_type": "journey_stats"}'),
       ('Refresh Mentor Stats Cache',  'cache_refresh',        '0 * * * *',
        '{"entity_type": "mentor_stats"}'),
       ('Weekly Slow Query Analysis',  'performance_analysis', '0 1 * * 0',
        '{"analysis_type": "slow_queries", "threshold_ms": 100}'),
       ('Daily Cache Cleanup',         'cleanup',              '0 2 * * *',
        '{"cleanup_type": "old_cache_entries", "days_to_keep": 30}'),
       ('Weekly Performance Log Cleanup', 'cleanup',           '0 3 * * 0',
        '{"cleanup_type": "query_performance_log", "days_to_keep": 30}')
ON CONFLICT (name) DO NOTHING;
