-- Links that can be used once: to choose a password, or to create the first administrator.
CREATE TABLE groundspeed.account_links (
    -- SHA-256 of the token. The token itself is only in the link.
    token_hash bytea       NOT NULL,
    -- Null: the link creates the first administrator.
    user_id    bigint,
    created_at timestamptz NOT NULL DEFAULT groundspeed.clock(),
    expires_at timestamptz NOT NULL,

    CONSTRAINT pk_account_links PRIMARY KEY (token_hash),
    CONSTRAINT fk_account_links_user FOREIGN KEY (user_id)
        REFERENCES groundspeed.users (id) ON DELETE CASCADE,
    CONSTRAINT ck_account_links_token_hash CHECK (octet_length(token_hash) = 32),
    CONSTRAINT ck_account_links_lifetime CHECK (expires_at > created_at)
);

-- A user has one link: a new one replaces it. Also the foreign key.
CREATE UNIQUE INDEX uq_account_links_user
    ON groundspeed.account_links (user_id) WHERE user_id IS NOT NULL;
