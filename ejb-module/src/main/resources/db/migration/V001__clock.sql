-- Flyway creates the schema itself, because its history table is in it.

-- The one clock that all nodes share, for leases, due times, fire times and the calendar of the
-- statistics. Tests replace it.
--
-- STABLE, because a VOLATILE function is called for every row and can neither drive an index scan
-- nor prune partitions. Unlike now(), each statement of a transaction gets its own time: a job
-- that waited for a lock must not use the time at which it began to wait.
--
-- statement_timestamp() is STABLE too, so PostgreSQL can inline this function. With the VOLATILE
-- clock_timestamp() it can't, and a bulk insert spent a third of its time in these calls.
CREATE FUNCTION groundspeed.clock() RETURNS timestamptz
    LANGUAGE sql STABLE PARALLEL SAFE
RETURN statement_timestamp();
