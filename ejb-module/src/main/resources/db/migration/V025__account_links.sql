-- Links that work once: to choose a password, or to create the first administrator.
CREATE TABLE groundspeed.account_links (
    -- SHA-256 of the token. The token itself is in the link and nowhere else.
    token_hash bytea       NOT NULL,
    -- Null: whoever opens it creates the first administrator.
    user_id    bigint,
    created_at timestamptz NOT NULL DEFAULT groundspeed.clock(),
    expires_at timestamptz NOT NULL,

    CONSTRAINT pk_account_links PRIMARY KEY (token_hash),
    CONSTRAINT fk_account_links_user FOREIGN KEY (user_id)
        REFERENCES groundspeed.users (id) ON DELETE CASCADE,
    CONSTRAINT ck_account_links_token_hash CHECK (octet_length(token_hash) = 32),
    CONSTRAINT ck_account_links_lifetime CHECK (expires_at > created_at)
);

-- A new link of a user replaces the one before; also the foreign key.
CREATE UNIQUE INDEX uq_account_links_user
    ON groundspeed.account_links (user_id) WHERE user_id IS NOT NULL;

-- Moves with the password: a session that began with another value has ended.
ALTER TABLE groundspeed.users ADD COLUMN credentials_version integer NOT NULL DEFAULT 0;

-- The last active administrator is looked for before one is disabled or changes role.
CREATE INDEX ix_users_active_admins
    ON groundspeed.users (id) WHERE role = 'admin' AND disabled_at IS NULL;
