-- The nodes that write here, by their heartbeats. One that stops in order takes its row with it.
CREATE TABLE groundspeed.nodes (
    node          text             NOT NULL,
    started_at    timestamptz      NOT NULL,
    seen_at       timestamptz      NOT NULL,
    -- How far the database's clock is ahead of the node's; negative where it is behind.
    clock_skew_ms double precision NOT NULL,
    version       text             NOT NULL,
    java          text             NOT NULL,
    -- Null while the server does not tell, as it does not while it starts.
    server        text,

    CONSTRAINT pk_nodes PRIMARY KEY (node)
);
