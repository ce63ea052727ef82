-- The tables that all measuring features share.

-- One row per flush, inserted in the same transaction as its raw rows, and folded into the sketches
-- within seconds. Only inserts, so nodes never wait for each other.
CREATE TABLE groundspeed.telemetry_delta (
    id          bigint      GENERATED ALWAYS AS IDENTITY,
    node        text        NOT NULL,
    samples     int         NOT NULL,
    -- EXTERNAL: the packed form is already small, and compressing it would cost the flush more time
    -- than it saves.
    packed      bytea       STORAGE EXTERNAL NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT groundspeed.clock(),

    CONSTRAINT pk_telemetry_delta PRIMARY KEY (id)
);

-- One row per stream, name, detail and segment, for each minute, hour and day. The detail '*' and
-- the segment '*' are the totals, so that a total is one row and not a merge of thousands.
CREATE TABLE groundspeed.telemetry_sketch (
    stream     smallint NOT NULL,
    name       text     NOT NULL,
    -- The length of the bucket in minutes.
    resolution smallint NOT NULL,
    -- The start of the bucket in seconds since 1970-01-01 UTC.
    starts_at  bigint   NOT NULL,
    detail     text     NOT NULL,
    segment    text     NOT NULL,
    sketch     bytea    STORAGE MAIN NOT NULL,

    -- Reads select a stream, a few names and time ranges. Most select one detail, some all.
    CONSTRAINT pk_telemetry_sketch
        PRIMARY KEY (stream, name, resolution, detail, segment, starts_at),
    CONSTRAINT ck_telemetry_sketch_resolution CHECK (
        resolution = 1 OR resolution = 60 OR resolution = 1440
    )
    -- Every fold updates the rows of the current minute, hour and day.
) WITH (fillfactor = 70);

-- Screens that list every detail of a time range, and retention.
CREATE INDEX ix_telemetry_sketch_time
    ON groundspeed.telemetry_sketch (stream, resolution, starts_at);

-- The metrics of the last day. A metric that is sent again replaces its earlier value.
CREATE TABLE groundspeed.telemetry_recent (
    -- A hash of the stream, the name and the sender's id of the metric.
    identity    uuid             NOT NULL,
    row_id      bigint           NOT NULL,
    -- The raw row's time, which also selects the minute in the sketches.
    recorded_at timestamptz      NOT NULL,
    value       double precision NOT NULL,
    detail      text             NOT NULL,
    segment     text             NOT NULL,

    CONSTRAINT pk_telemetry_recent PRIMARY KEY (identity)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);

-- Finds old rows at almost no cost. BRIN, because rows arrive in the order of recorded_at.
CREATE INDEX ix_telemetry_recent_time ON groundspeed.telemetry_recent USING brin (recorded_at);

-- One row per writer of telemetry, updated in each of its transactions. If the connection breaks
-- during a commit, the writer compares the token to learn whether the commit succeeded.
CREATE TABLE groundspeed.telemetry_commit (
    writer text   NOT NULL,
    token  bigint NOT NULL,

    CONSTRAINT pk_telemetry_commit PRIMARY KEY (writer)
) WITH (fillfactor = 50);
