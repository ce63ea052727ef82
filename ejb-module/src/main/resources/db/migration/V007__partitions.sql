-- The raw logs are partitioned by recorded_at into UTC days, named web_vitals_p20261122, and have a
-- partition web_vitals_default for rows of days that nobody prepared, so that no insert fails.
-- Partitions are made ahead of time; whole days are dropped when they are too old.

CREATE FUNCTION groundspeed.partition_name(parent regclass, day date) RETURNS text
    LANGUAGE sql STABLE
RETURN (SELECT relname || '_p' || to_char(day, 'YYYYMMDD') FROM pg_class WHERE oid = parent);

-- The first instant of a UTC day.
CREATE FUNCTION groundspeed.start_of(day date) RETURNS timestamptz
    LANGUAGE sql IMMUTABLE
RETURN day::timestamp AT TIME ZONE 'UTC';

-- The partitions of a raw log by day, without the default one.
CREATE FUNCTION groundspeed.partitions_of(parent regclass)
    RETURNS TABLE (partition regclass, day date)
    LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT child.oid::regclass, to_date(right(child.relname, 8), 'YYYYMMDD')
    FROM pg_inherits
    JOIN pg_class AS child ON child.oid = inhrelid
    WHERE inhparent = parent
      AND child.relname ~ '_p[0-9]{8}$';
END;

CREATE FUNCTION groundspeed.missing_partitions(parent regclass, first_day date, last_day date)
    RETURNS date[]
    LANGUAGE sql VOLATILE
RETURN ARRAY(
    SELECT wanted::date
    FROM generate_series(first_day, last_day, interval '1 day') AS wanted
    WHERE wanted::date NOT IN (SELECT day FROM groundspeed.partitions_of(parent))
    ORDER BY wanted
);

-- One session at a time creates or drops partitions, of whichever table: two that went through the
-- tables in different orders would deadlock. Held until the transaction ends; lock_timeout applies.
CREATE FUNCTION groundspeed.lock_partitions() RETURNS void
    LANGUAGE sql
RETURN pg_advisory_xact_lock(hashtextextended('groundspeed.partitions', 0));

-- Makes one day's partition. The caller holds the locks.
--
-- A table is made, filled and attached. CREATE TABLE … PARTITION OF would lock the whole log
-- against readers and writers, ATTACH does not; and it would fail when the default partition holds
-- rows of that day, which are moved here instead.
CREATE FUNCTION groundspeed.attach_partition(parent regclass, default_partition regclass, day date)
    RETURNS void
    LANGUAGE plpgsql
AS $$
DECLARE
    child text := format(
        '%s.%I',
        (SELECT relnamespace::regnamespace FROM pg_class WHERE oid = parent),
        groundspeed.partition_name(parent, day));
    bounds text := format(
        'FROM (%L) TO (%L)', groundspeed.start_of(day), groundspeed.start_of(day + 1));
BEGIN
    -- Without the identity: a partition takes that over from its parent.
    EXECUTE format(
        'CREATE TABLE %s (LIKE %s INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES'
        ' INCLUDING STORAGE INCLUDING COMPRESSION)',
        child, parent);
    EXECUTE format(
        'WITH moved AS (DELETE FROM %s WHERE recorded_at >= %L AND recorded_at < %L RETURNING *)'
        ' INSERT INTO %s SELECT * FROM moved',
        default_partition, groundspeed.start_of(day), groundspeed.start_of(day + 1), child);
    EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s FOR VALUES %s', parent, child, bounds);
END
$$;

-- Makes the partitions of first_day to last_day, both included, that are missing, and returns how
-- many were. Rows of such a day that wait in the default partition move into it.
--
-- Set lock_timeout before, and try again when it strikes: while a partition is made, the default
-- partition is locked against everybody and the tables that the log refers to against writers, and
-- a long transaction can stand in the way.
--
-- An insert that was on its way into the default partition when its day got one of its own fails.
-- So the log itself is locked against writers, for a moment, where that can be: when the default
-- partition is in use, or a day is so near that rows of it arrive. Partitions made well ahead lock
-- nobody out.
CREATE FUNCTION groundspeed.create_partitions(parent regclass, first_day date, last_day date)
    RETURNS integer
    LANGUAGE plpgsql
AS $$
DECLARE
    default_partition regclass := (
        SELECT partdefid FROM pg_partitioned_table WHERE partrelid = parent);
    missing date[];
    missing_day date;
    referenced regclass;
    default_in_use boolean;
BEGIN
    -- Most calls find nothing to do, and lock nothing.
    missing := groundspeed.missing_partitions(parent, first_day, last_day);
    IF cardinality(missing) = 0 THEN
        RETURN 0;
    END IF;

    PERFORM groundspeed.lock_partitions();
    missing := groundspeed.missing_partitions(parent, first_day, last_day);
    IF cardinality(missing) = 0 THEN
        RETURN 0;
    END IF;

    -- Taken here, in this order, not by ATTACH: a transaction that has written to users and waits
    -- to insert into the default partition must not wait for one that waits for users.
    FOR referenced IN
        SELECT DISTINCT confrelid::regclass FROM pg_constraint
        WHERE conrelid = parent AND contype = 'f'
        ORDER BY 1
    LOOP
        EXECUTE format('LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE', referenced);
    END LOOP;
    EXECUTE format('SELECT EXISTS (SELECT FROM %s)', default_partition) INTO default_in_use;
    IF default_in_use OR missing[1] <= (groundspeed.clock() AT TIME ZONE 'UTC')::date + 1 THEN
        EXECUTE format('LOCK TABLE ONLY %s IN SHARE ROW EXCLUSIVE MODE', parent);
    END IF;
    EXECUTE format('LOCK TABLE ONLY %s IN ACCESS EXCLUSIVE MODE', default_partition);

    FOREACH missing_day IN ARRAY missing LOOP
        PERFORM groundspeed.attach_partition(parent, default_partition, missing_day);
    END LOOP;
    RETURN cardinality(missing);
END
$$;

-- Drops the partitions of all days before before_day, and deletes rows that old from the default
-- partition, at most batch_size of them. Returns how many partitions and rows went, and whether the
-- default partition holds more, in which case call again.
--
-- Set lock_timeout before, and try again when it strikes: a drop waits for all who read or write
-- the log, and everybody else then waits behind it. Rows are counted before the first lock is
-- taken.
CREATE FUNCTION groundspeed.drop_partitions(
    parent regclass, before_day date, batch_size integer DEFAULT 10000,
    OUT dropped_partitions integer, OUT deleted_rows bigint, OUT more boolean)
    LANGUAGE plpgsql
AS $$
DECLARE
    default_partition regclass := (
        SELECT partdefid FROM pg_partitioned_table WHERE partrelid = parent);
    too_old regclass[];
    old regclass;
    counted bigint;
BEGIN
    PERFORM groundspeed.lock_partitions();
    too_old := ARRAY(
        SELECT partition FROM groundspeed.partitions_of(parent)
        WHERE day < before_day
        ORDER BY day);

    EXECUTE format(
        'DELETE FROM %1$s WHERE ctid = ANY (ARRAY('
        '    SELECT ctid FROM %1$s WHERE recorded_at < %2$L LIMIT %3$L'
        '))',
        default_partition, groundspeed.start_of(before_day), batch_size);
    GET DIAGNOSTICS deleted_rows = ROW_COUNT;
    more := deleted_rows = batch_size;

    FOREACH old IN ARRAY too_old LOOP
        EXECUTE format('SELECT count(*) FROM %s', old) INTO counted;
        deleted_rows := deleted_rows + counted;
    END LOOP;

    FOREACH old IN ARRAY too_old LOOP
        EXECUTE format('DROP TABLE %s', old);
    END LOOP;
    dropped_partitions := cardinality(too_old);
END
$$;
