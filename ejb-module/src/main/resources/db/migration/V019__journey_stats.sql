-- Kept up to date by triggers on enrollments, and recomputed hourly to include changes in other
-- tables.
CREATE TABLE groundspeed.journey_stats_cache (
    journey_id               bigint           NOT NULL,
    total_enrollments        bigint           NOT NULL DEFAULT 0,
    active_enrollments       bigint           NOT NULL DEFAULT 0,
    completed_enrollments    bigint           NOT NULL DEFAULT 0,
    -- Averages and rates are null if there is nothing to compute them from.
    avg_completion_time_days double precision,
    -- Percent of all enrollments.
    completion_rate          double precision,
    total_sections           bigint           NOT NULL DEFAULT 0,
    -- Per enrollment; an enrollment without progress counts as 0.
    avg_sections_completed   double precision,
    total_reviews_requested  bigint           NOT NULL DEFAULT 0,
    avg_rating               double precision,
    last_updated_at          timestamptz      NOT NULL DEFAULT groundspeed.clock(),

    CONSTRAINT pk_journey_stats_cache PRIMARY KEY (journey_id),
    -- Must be created after the foreign keys of enrollments and reviews. Cascades run in the
    -- order of creation, so deleting a journey locks its enrollments and reviews first and this
    -- row last. The triggers below lock in the same order, which avoids deadlocks.
    CONSTRAINT fk_journey_stats_cache_journey FOREIGN KEY (journey_id)
        REFERENCES groundspeed.journeys (id) ON DELETE CASCADE
);

-- Recomputes every column of a journey's row, and creates the row if it is missing. Does nothing if
-- the journey no longer exists.
--
-- Two sessions that enroll at the same time don't see each other's enrollment before they commit.
-- Therefore the row is locked first: the second session waits for the first to commit. Its next
-- statement gets a new snapshot and counts both enrollments. The journey is not locked: both
-- sessions already hold a shared lock on it by the enrollment's foreign key, and two that
-- upgrade it would deadlock.
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

-- Runs once per statement, not per row. A statement that affects several journeys refreshes them in
-- the order of their ids, so that two such statements don't deadlock.
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

-- Three triggers, because a trigger with transition tables can have only one event.
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
