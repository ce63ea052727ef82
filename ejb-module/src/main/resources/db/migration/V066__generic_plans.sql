-- The plan of a statement whose parameters, $1 and so on, nobody knows. EXPLAIN can't be asked for
-- that by a driver that prepares what it sends: PostgreSQL would wait for the parameters' values.
-- A loop takes one statement alone, so that none can hide behind another.
CREATE FUNCTION groundspeed.generic_plan(statement text, options text) RETURNS SETOF text
    LANGUAGE plpgsql
AS $$
DECLARE
    line text;
BEGIN
    FOR line IN EXECUTE format('EXPLAIN (GENERIC_PLAN, %s) %s', options, statement) LOOP
        RETURN NEXT line;
    END LOOP;
END
$$;
