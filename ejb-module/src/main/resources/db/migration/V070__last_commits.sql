-- By which each writer of telemetry knows whether a commit took place whose answer was lost. One row for
-- each of them, changed in place with each of its transactions.
CREATE TABLE groundspeed.telemetry_commit (
    writer text   NOT NULL,
    token  bigint NOT NULL,

    CONSTRAINT pk_telemetry_commit PRIMARY KEY (writer)
) WITH (fillfactor = 50);
