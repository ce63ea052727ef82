-- The schema itself is Flyway's to create, since its history table lives in it.

-- The one clock that all nodes share: leases, due times, fire times, the calendar of the
-- statistics. Tests replace it.
--
-- STABLE, although it reads the wall clock: a VOLATILE function is called for every row and can
-- neither drive an index scan nor prune partitions, and within one statement one time is what
-- is wanted. Two statements of a transaction see two times, unlike now(): a job that waited for a
-- lock must not believe in the time at which it began to wait.
CREATE FUNCTION groundspeed.clock() RETURNS timestamptz
    LANGUAGE sql STABLE PARALLEL SAFE
RETURN clock_timestamp();
