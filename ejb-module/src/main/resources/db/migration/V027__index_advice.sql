-- Advice about indexes of the measured databases, and what came of it.

CREATE TABLE groundspeed.index_advice (
    -- A hash of database, kind, table and columns.
    id              text             NOT NULL,
    -- Host, port and name.
    database        text             NOT NULL,
    kind            text             NOT NULL,
    table_name      text             NOT NULL,
    columns         text             NOT NULL,
    -- To run manually.
    statement       text             NOT NULL,
    reason          text             NOT NULL,
    millis_per_day  double precision NOT NULL,
    writes_per_day  double precision NOT NULL,
    -- The hashes of the statements that it serves, separated by spaces.
    queries         text             NOT NULL,
    state           text             NOT NULL,
    first_seen_at   timestamptz      NOT NULL,
    last_seen_at    timestamptz      NOT NULL,
    done_at         timestamptz,
    closed_at       timestamptz,
    -- In milliseconds, over all its statements, weighted by their calls before it was done.
    p95_before      double precision,
    p95_after       double precision,

    CONSTRAINT pk_index_advice PRIMARY KEY (id),
    CONSTRAINT ck_index_advice_kind CHECK (kind IN ('CREATE', 'DROP')),
    CONSTRAINT ck_index_advice_state
        CHECK (state IN ('OPEN', 'DONE', 'HELPED', 'NO_CHANGE', 'WORSE', 'GONE'))
);
