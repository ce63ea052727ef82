-- Everything that a cached value depends on, as type:id; entity_type and entity_id are the first.
ALTER TABLE groundspeed.cache_entries ADD COLUMN entities text[];

-- Whatever is cached for journey 42, under any key.
CREATE INDEX ix_cache_entries_entities ON groundspeed.cache_entries USING gin (entities);

-- What has expired is looked for every ten seconds among what is active.
CREATE INDEX ix_cache_entries_active
    ON groundspeed.cache_entries (created_at) WHERE invalidated_at IS NULL;
