-- The nodes that use this database, updated by their heartbeats. A node deletes its row when it is
-- shut down.
CREATE TABLE groundspeed.nodes (
    node          text             NOT NULL,
    started_at    timestamptz      NOT NULL,
    seen_at       timestamptz      NOT NULL,
    -- How far the database's clock is ahead of the node's; negative if it is behind.
    clock_skew_ms double precision NOT NULL,
    version       text             NOT NULL,
    java          text             NOT NULL,
    -- The application server's version; null while the server is still starting.
    server        text,

    CONSTRAINT pk_nodes PRIMARY KEY (node)
);

-- When each deployment was made on each node. Charts mark these times.
CREATE TABLE groundspeed.deployments (
    deployed_at timestamptz NOT NULL,
    deployment  text        NOT NULL,
    node        text        NOT NULL,

    CONSTRAINT pk_deployments PRIMARY KEY (deployed_at, deployment, node)
);
