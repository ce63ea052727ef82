-- What a load weighed on: its page, and whether the page waited for it before it painted.
ALTER TABLE groundspeed.asset_performance
    ADD COLUMN page_path       text,
    ADD COLUMN page_view_id    text,
    -- Null: the browser does not tell.
    ADD COLUMN render_blocking boolean;

-- The latest loads of one page: the weight of a page is read from a bounded sample of them.
CREATE INDEX ix_asset_performance_page
    ON groundspeed.asset_performance (page_path, recorded_at);
