-- Kept by a trigger on enrollments, and recomputed hourly for what other tables change.
CREATE TABLE groundspeed.journey_stats_cache (
    journey_id               bigint           NOT NULL,
    total_enrollments        bigint           NOT NULL DEFAULT 0,
    active_enrollments       bigint           NOT NULL DEFAULT 0,
    completed_enrollments    bigint           NOT NULL DEFAULT 0,
    -- Averages and rates are null where there is nothing to take them of.
    avg_completion_time_days double precision,
    -- Percent of all enrollments.
    completion_rate          double precision,
    total_sections           bigint           NOT NULL DEFAULT 0,
    -- By enrollment; one without progress counts as 0.
    avg_sections_completed   double precision,
    total_reviews_requested  bigint           NOT NULL DEFAULT 0,
    avg_rating               double precision,
    last_updated_at          timestamptz      NOT NULL DEFAULT groundspeed.clock(),

    CONSTRAINT pk_journey_stats_cache PRIMARY KEY (journey_id),
    -- Made after the keys of enrollments and reviews, on purpose: when a journey goes, its rows
    -- there go first, and a session that changes one of them finds the stats row not yet locked.
    CONSTRAINT fk_journey_stats_cache_journey FOREIGN KEY (journey_id)
        REFERENCES groundspeed.journeys (id) ON DELETE CASCADE
);

-- Recomputes every column of a journey's row, and creates the row if need be; a journey that is
-- gone gets none.
--
-- Two sessions that enroll at once each see only their own enrollment until both have committed. So
-- the row is locked first: the later session waits here until the earlier has committed, and what
-- it counts in the NEXT statement, with a new snapshot, has both. The journey itself is not locked:
-- the foreign key of an enrollment holds a share of it already, and two sessions that both want
-- more deadlock.
CREATE FUNCTION groundspeed.refresh_journey_stats(journey bigint) RETURNS void
    LANGUAGE plpgsql VOLATILE
AS $$
BEGIN
    INSERT INTO groundspeed.journey_stats_cache (journey_id)
    SELECT id FROM groundspeed.journeys WHERE id = journey
    ON CONFLICT (journey_id) DO NOTHING;

    PERFORM FROM groundspeed.journey_stats_cache WHERE journey_id = journey FOR UPDATE;

    UPDATE groundspeed.journey_stats_cache
    SET (total_enrollments, active_enrollments, completed_enrollments,
         avg_completion_time_days, completion_rate) = (
            SELECT count(*),
                   count(*) FILTER (WHERE status = 'active'),
                   count(*) FILTER (WHERE status = 'completed'),
                   avg(extract(epoch FROM completed_at - enrolled_at) / 86400)
                       FILTER (WHERE status = 'completed'),
                   100.0 * count(*) FILTER (WHERE status = 'completed') / nullif(count(*), 0)
            FROM groundspeed.user_enrollments
            WHERE journey_id = journey),
        total_sections = (
            SELECT count(*) FROM groundspeed.sections WHERE journey_id = journey),
        avg_sections_completed = (
            SELECT count(section_progress.id)::double precision
                       / nullif(count(DISTINCT user_enrollments.id), 0)
            FROM groundspeed.user_enrollments
            LEFT JOIN groundspeed.section_progress
                   ON section_progress.user_id = user_enrollments.user_id
                  AND section_progress.status = 'completed'
                  AND section_progress.section_id IN (
                          SELECT id FROM groundspeed.sections WHERE journey_id = journey)
            WHERE user_enrollments.journey_id = journey),
        (total_reviews_requested, avg_rating) = (
            SELECT count(*), avg(client_rating)
            FROM groundspeed.section_reviews
            WHERE section_id IN (
                SELECT id FROM groundspeed.sections WHERE journey_id = journey)),
        last_updated_at = groundspeed.clock()
    WHERE journey_id = journey;
END
$$;

-- Runs once per statement, not per row: then a statement that changes several journeys can refresh
-- them in the order of their ids, and two such statements do not deadlock.
CREATE FUNCTION groundspeed.update_journey_stats_on_enrollment() RETURNS trigger
    LANGUAGE plpgsql
AS $$
DECLARE
    journey bigint;
    journeys bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        journeys := ARRAY(SELECT DISTINCT journey_id FROM after ORDER BY 1);
    ELSIF TG_OP = 'DELETE' THEN
        journeys := ARRAY(SELECT DISTINCT journey_id FROM before ORDER BY 1);
    ELSE
        journeys := ARRAY(
            SELECT DISTINCT touched
            FROM before
            FULL JOIN after USING (id),
            LATERAL (VALUES (before.journey_id), (after.journey_id)) AS both_ends (touched)
            WHERE touched IS NOT NULL
              AND (before.journey_id, before.user_id, before.status,
                   before.enrolled_at, before.completed_at)
                  IS DISTINCT FROM
                  (after.journey_id, after.user_id, after.status,
                   after.enrolled_at, after.completed_at)
            ORDER BY 1);
    END IF;

    FOREACH journey IN ARRAY journeys LOOP
        PERFORM groundspeed.refresh_journey_stats(journey);
    END LOOP;
    RETURN NULL;
END
$$;

-- Three triggers, since one that sees the changed rows as a table can stand for one event only.
CREATE TRIGGER update_journey_stats_on_enrollment
    AFTER UPDATE ON groundspeed.user_enrollments
    REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION groundspeed.update_journey_stats_on_enrollment();

CREATE TRIGGER update_journey_stats_on_enrollment_insert
    AFTER INSERT ON groundspeed.user_enrollments
    REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION groundspeed.update_journey_stats_on_enrollment();

CREATE TRIGGER update_journey_stats_on_enrollment_delete
    AFTER DELETE ON groundspeed.user_enrollments
    REFERENCING OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION groundspeed.update_journey_stats_on_enrollment();
