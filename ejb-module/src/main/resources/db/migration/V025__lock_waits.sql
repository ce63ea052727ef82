-- The lock waits that the sampler of database activity has seen, one row per waiting statement and
-- holder. The sides of an application are filled in by the node that it runs on.
CREATE TABLE groundspeed.lock_waits (
    id                bigint      GENERATED ALWAYS AS IDENTITY,
    -- Host, port and name.
    database          text        NOT NULL,
    waiter_pid        int         NOT NULL,
    -- The start of the waiting statement, by the database's clock.
    waiter_since      timestamptz NOT NULL,
    -- 0 for a prepared transaction.
    holder_pid        int         NOT NULL,
    -- The end of the chain: a session that holds locks and waits for none.
    root_pid          int         NOT NULL,
    -- The number of holders between the waiter and the end of the chain, at least 1.
    depth             int         NOT NULL,
    lock_mode         text,
    relation          text,
    -- Null for a client that is not measured; its name is then that of the application.
    waiter_deployment text,
    waiter_name       text        NOT NULL,
    waiter_call       text,
    waiter_query      text,
    waiter_statement  text,
    waiter_place      text,
    holder_deployment text,
    holder_name       text        NOT NULL,
    holder_call       text,
    holder_query      text,
    holder_statement  text,
    holder_place      text,
    holder_state      text,
    -- The start of the holder's transaction, by the database's clock.
    holder_since      timestamptz,
    first_seen_at     timestamptz NOT NULL,
    last_seen_at      timestamptz NOT NULL,
    ended             boolean     NOT NULL,

    CONSTRAINT pk_lock_waits PRIMARY KEY (id),
    CONSTRAINT uq_lock_waits UNIQUE (database, waiter_pid, waiter_since, holder_pid)
);

-- The latest lock waits, and retention.
CREATE INDEX ix_lock_waits_last_seen_at ON groundspeed.lock_waits (last_seen_at);
