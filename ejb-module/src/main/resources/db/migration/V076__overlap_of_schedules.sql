-- What a schedule does while its last job still waits or runs: enqueue another one, leave the fire
-- time out, or let one wait behind the one that runs.
ALTER TABLE groundspeed.scheduled_jobs
    ADD COLUMN overlap         text        NOT NULL DEFAULT 'skip',
    -- Fire times that were left out so far, and when the last of them was.
    ADD COLUMN left_out        bigint      NOT NULL DEFAULT 0,
    ADD COLUMN last_left_out_at timestamptz,
    ADD CONSTRAINT ck_scheduled_jobs_overlap CHECK (overlap IN ('allow', 'skip', 'queue'));

-- Since when some node has been looking for due schedules without a gap: what was due before that
-- was missed because no node was up, what was due later is only late.
CREATE TABLE groundspeed.schedule_watch (
    id        boolean     NOT NULL DEFAULT true,
    up_since  timestamptz NOT NULL,
    ticked_at timestamptz NOT NULL,

    CONSTRAINT pk_schedule_watch PRIMARY KEY (id),
    CONSTRAINT ck_schedule_watch_one_row CHECK (id)
);
