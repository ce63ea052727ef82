-- Lock waits that PostgreSQL ended because they formed a circle.

ALTER TABLE groundspeed.lock_waits
    -- The same for all waits of one deadlock; null for a wait that ended otherwise.
    ADD COLUMN deadlock        text,
    -- Whether the waiting statement was failed, so that the others could go on.
    ADD COLUMN deadlock_victim boolean NOT NULL DEFAULT false;
