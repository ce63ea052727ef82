-- The raw logs are partitioned by recorded_at into UTC days. A partition is named after its log and
-- day, for example web_vitals_p20261122. Rows of a day without a partition go to the default
-- partition, web_vitals_default, so that no insert fails. Partitions are created ahead of time, and
-- retention drops whole days.

CREATE FUNCTION groundspeed.partition_name(parent regclass, day date) RETURNS text
    LANGUAGE sql STABLE
RETURN (SELECT relname || '_p' || to_char(day, 'YYYYMMDD') FROM pg_class WHERE oid = parent);

-- Returns the first instant of a UTC day.
CREATE FUNCTION groundspeed.start_of(day date) RETURNS timestamptz
    LANGUAGE sql IMMUTABLE
RETURN day::timestamp AT TIME ZONE 'UTC';

-- Returns the partitions of a raw log and their days, without the default partition.
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

-- Lets one session at a time create or drop partitions, of any log: two sessions that went through
-- the tables in different orders would deadlock. The lock is held until the transaction ends, and
-- lock_timeout applies to it.
CREATE FUNCTION groundspeed.lock_partitions() RETURNS void
    LANGUAGE sql
RETURN pg_advisory_xact_lock(hashtextextended('groundspeed.partitions', 0));

-- Creates one day's partition. The caller must hold the locks that create_partitions takes.
--
-- The table is created, filled and then attached. CREATE TABLE … PARTITION OF would lock the whole
-- log against readers and writers, which ATTACH does not. It would also fail if the default
-- partition had rows of that day; here they are moved to the new partition.
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
    -- Not INCLUDING IDENTITY: ATTACH gives the partition its parent's identity column.
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

-- Creates the missing partitions from first_day to last_day, both included, and returns how many it
-- created. Rows of these days move from the default partition to the new partitions.
--
-- Set lock_timeout before the call, and retry when it expires: meanwhile the default partition is
-- locked against everyone, and the tables that the log references are locked against writers. A
-- long transaction can delay these locks.
--
-- An insert that was already routed to the default partition fails once its day has a partition.
-- Therefore the log is also locked against writers for a moment if the default partition has rows,
-- or if rows of the missing days may already arrive. Partitions created well ahead don't need this.
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
    -- Checked before any lock is taken, because most calls find nothing to do.
    missing := groundspeed.missing_partitions(parent, first_day, last_day);
    IF cardinality(missing) = 0 THEN
        RETURN 0;
    END IF;

    PERFORM groundspeed.lock_partitions();
    missing := groundspeed.missing_partitions(parent, first_day, last_day);
    IF cardinality(missing) = 0 THEN
        RETURN 0;
    END IF;

    -- ATTACH would lock these tables last. Locking them first avoids a deadlock with a transaction
    -- that has written to users and waits to insert into the default partition.
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

-- Drops the partitions of all days before before_day, and deletes up to batch_size rows that old
-- from the default partition. Returns the numbers of dropped partitions and of deleted rows. If more
-- is true, the default partition may have more such rows: call again.
--
-- Set lock_timeout before the call, and retry when it expires: a drop waits for all readers and
-- writers of the log, and all later ones wait behind it. To keep that time short, all rows are
-- counted before the first drop.
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
