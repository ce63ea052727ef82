-- What all measuring features share: recent metric ids, packed deltas, sketches.

-- One row a flush, written with the raw rows of the same transaction; folded away by compaction
-- within seconds. Nodes never contend on a row.
CREATE TABLE groundspeed.telemetry_delta (
  id          bigint      GENERATED ALWAYS AS IDENTITY,
  node        text        NOT NULL,
  samples     int         NOT NULL,
  packed      bytea       NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT groundspeed.clock(),
  CONSTRAINT pk_telemetry_delta PRIMARY KEY (id)
);
-- The packed form is small already; compressing it again costs the flusher more than it saves.
ALTER TABLE groundspeed.telemetry_delta ALTER COLUMN packed SET STORAGE EXTERNAL;

-- One row per stream, subject, segment and minute, hour or day. The detail and the segment '*'
-- stand for all of them together, so that a total is one row and not a merge of thousands.
CREATE TABLE groundspeed.telemetry_sketch (
  stream     smallint NOT NULL,
  name       text     NOT NULL,
  resolution smallint NOT NULL, -- the width in minutes
  starts_at  bigint   NOT NULL, -- seconds since 1970 UTC
  detail     text     NOT NULL,
  segment    text     NOT NULL,
  sketch     bytea    NOT NULL,
  -- Reads name the stream, a few names and ranges of time; most want one detail, some want all.
  CONSTRAINT pk_telemetry_sketch PRIMARY KEY (stream, name, resolution, detail, segment, starts_at),
  CONSTRAINT ck_telemetry_sketch_resolution CHECK (
    resolution = 1 OR resolution = 60 OR resolution = 1440
  )
) WITH (fillfactor = 70); -- the rows of the running minute, hour and day are rewritten by every fold
ALTER TABLE groundspeed.telemetry_sketch ALTER COLUMN sketch SET STORAGE MAIN;
-- For screens that list every detail of a range, and for retention.
CREATE INDEX ix_telemetry_sketch_time ON groundspeed.telemetry_sketch (stream, resolution, starts_at);

-- The metrics of the last day, so that one sent again replaces itself. The identity is a hash of
-- stream, name and the sender's id.
CREATE TABLE groundspeed.telemetry_recent (
  identity    uuid             NOT NULL,
  row_id      bigint           NOT NULL,
  recorded_at timestamptz      NOT NULL, -- of the raw row, hence also its minute in the sketches
  value       double precision NOT NULL,
  detail      text             NOT NULL,
  segment     text             NOT NULL,
  CONSTRAINT pk_telemetry_recent PRIMARY KEY (identity)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
-- Rows arrive in the order of time, so a block range index finds the old ones at almost no cost.
CREATE INDEX ix_telemetry_recent_time ON groundspeed.telemetry_recent USING brin (recorded_at);
