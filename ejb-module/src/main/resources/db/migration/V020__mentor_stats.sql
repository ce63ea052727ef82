-- Kept up to date by triggers on reviews, and recomputed hourly to include changes in other tables
-- and the beginning of a new month.
CREATE TABLE groundspeed.mentor_stats_cache (
    mentor_user_id        bigint           NOT NULL,
    total_reviews         bigint           NOT NULL DEFAULT 0,
    completed_reviews     bigint           NOT NULL DEFAULT 0,
    -- Assigned to the mentor, but not yet claimed.
    pending_reviews       bigint           NOT NULL DEFAULT 0,
    -- From claimed to completed. Averages are null if there is nothing to compute them from.
    avg_review_time_hours double precision,
    avg_rating            double precision,
    total_clients         bigint           NOT NULL DEFAULT 0,
    -- Clients with an active enrollment.
    active_clients        bigint           NOT NULL DEFAULT 0,
    -- The fees of all completed reviews.
    revenue_total         numeric(14, 2)   NOT NULL DEFAULT 0,
    -- The fees of reviews completed in the current UTC month.
    revenue_this_month    numeric(14, 2)   NOT NULL DEFAULT 0,
    last_updated_at       timestamptz      NOT NULL DEFAULT groundspeed.clock(),

    CONSTRAINT pk_mentor_stats_cache PRIMARY KEY (mentor_user_id),
    -- Must be created after the foreign keys of reviews: see journey_stats_cache.
    CONSTRAINT fk_mentor_stats_cache_mentor FOREIGN KEY (mentor_user_id)
        REFERENCES groundspeed.users (id) ON DELETE CASCADE
);

-- Recomputes every column of a mentor's row, and creates the row if it is missing. Does nothing if
-- the mentor no longer exists. refresh_journey_stats explains why the row is locked first.
CREATE FUNCTION groundspeed.refresh_mentor_stats(mentor bigint) RETURNS void
    LANGUAGE plpgsql VOLATILE
AS $$
BEGIN
    INSERT INTO groundspeed.mentor_stats_cache (mentor_user_id)
    SELECT id FROM groundspeed.users WHERE id = mentor
    ON CONFLICT (mentor_user_id) DO NOTHING;

    PERFORM FROM groundspeed.mentor_stats_cache WHERE mentor_user_id = mentor FOR UPDATE;

    UPDATE groundspeed.mentor_stats_cache
    SET (total_reviews, completed_reviews, pending_reviews, avg_review_time_hours, avg_rating,
         total_clients, revenue_total, revenue_this_month) = (
            SELECT count(*),
                   count(*) FILTER (WHERE status = 'completed'),
                   count(*) FILTER (WHERE status = 'pending'),
                   avg(extract(epoch FROM completed_at - claimed_at) / 3600)
                       FILTER (WHERE status = 'completed'),
                   avg(client_rating),
                   count(DISTINCT client_id),
                   coalesce(sum(fee) FILTER (WHERE status = 'completed'), 0),
                   coalesce(
                       sum(fee) FILTER (
                           WHERE status = 'completed'
                             AND date_trunc('month', completed_at, 'UTC')
                                 = date_trunc('month', groundspeed.clock(), 'UTC')),
                       0)
            FROM groundspeed.section_reviews
            WHERE mentor_id = mentor),
        active_clients = (
            SELECT count(DISTINCT user_id)
            FROM groundspeed.user_enrollments
            WHERE status = 'active'
              AND user_id IN (
                      SELECT client_id FROM groundspeed.section_reviews WHERE mentor_id = mentor)),
        last_updated_at = groundspeed.clock()
    WHERE mentor_user_id = mentor;
END
$$;

-- Runs once per statement, and refreshes the mentors in the order of their ids. A review that moves
-- to another mentor refreshes both; two that move in opposite directions don't deadlock.
CREATE FUNCTION groundspeed.update_mentor_stats_on_review() RETURNS trigger
    LANGUAGE plpgsql
AS $$
DECLARE
    mentor bigint;
    mentors bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        mentors := ARRAY(
            SELECT DISTINCT mentor_id FROM after WHERE mentor_id IS NOT NULL ORDER BY 1);
    ELSIF TG_OP = 'DELETE' THEN
        mentors := ARRAY(
            SELECT DISTINCT mentor_id FROM before WHERE mentor_id IS NOT NULL ORDER BY 1);
    ELSE
        mentors := ARRAY(
            SELECT DISTINCT touched
            FROM before
            FULL JOIN after USING (id),
            LATERAL (VALUES (before.mentor_id), (after.mentor_id)) AS both_ends (touched)
            WHERE touched IS NOT NULL
              AND (before.mentor_id, before.client_id, before.status, before.fee,
                   before.client_rating, before.claimed_at, before.completed_at)
                  IS DISTINCT FROM
                  (after.mentor_id, after.client_id, after.status, after.fee,
                   after.client_rating, after.claimed_at, after.completed_at)
            ORDER BY 1);
    END IF;

    FOREACH mentor IN ARRAY mentors LOOP
        PERFORM groundspeed.refresh_mentor_stats(mentor);
    END LOOP;
    RETURN NULL;
END
$$;

-- Three triggers, because a trigger with transition tables can have only one event.
CREATE TRIGGER update_mentor_stats_on_review
    AFTER UPDATE ON groundspeed.section_reviews
    REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION groundspeed.update_mentor_stats_on_review();

CREATE TRIGGER update_mentor_stats_on_review_insert
    AFTER INSERT ON groundspeed.section_reviews
    REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION groundspeed.update_mentor_stats_on_review();

CREATE TRIGGER update_mentor_stats_on_review_delete
    AFTER DELETE ON groundspeed.section_reviews
    REFERENCING OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION groundspeed.update_mentor_stats_on_review();
