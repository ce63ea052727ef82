-- The latest failures of a route, newest first: they are few among its samples.
CREATE INDEX ix_api_performance_errors
    ON groundspeed.api_performance (endpoint, recorded_at)
    WHERE status_code >= 500 OR error_message IS NOT NULL;
