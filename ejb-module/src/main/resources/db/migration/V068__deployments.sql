-- What was deployed when, and on which node: the marks on the axes of time.
CREATE TABLE groundspeed.deployments (
    deployed_at timestamptz NOT NULL,
    deployment  text        NOT NULL,
    node        text        NOT NULL,

    CONSTRAINT pk_deployments PRIMARY KEY (deployed_at, deployment, node)
);
