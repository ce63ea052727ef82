-- What one row of platform_stats_daily says, computed from the tables: for the running day by the
-- dashboard, for a day that is over by the job that stores it. Totals are those at the end of the
-- day, or now while it runs, and so is the average time from claimed to completed; new and active
-- ones are of the day itself.

-- New enrollments of a day.
CREATE INDEX ix_user_enrollments_enrolled_at
    ON groundspeed.user_enrollments (enrolled_at);

-- Completed reviews and how long they took, without touching the table.
CREATE INDEX ix_section_reviews_completed_at
    ON groundspeed.section_reviews (completed_at) INCLUDE (claimed_at)
    WHERE status = 'completed';

CREATE FUNCTION groundspeed.platform_stats_of(day date)
    RETURNS TABLE (
        stat_date             date,
        total_users           bigint,
        active_users          bigint,
        new_users             bigint,
        total_journeys        bigint,
        active_journeys       bigint,
        total_enrollments     bigint,
        new_enrollments       bigint,
        total_reviews         bigint,
        completed_reviews     bigint,
        avg_review_time_hours double precision,
        total_mentors         bigint,
        active_mentors        bigint)
    LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH bounds AS (
        SELECT groundspeed.start_of(day) AS first, groundspeed.start_of(day + 1) AS past
    ), people AS (
        SELECT count(*) AS total,
               count(*) FILTER (WHERE created_at >= first) AS new,
               count(*) FILTER (WHERE role = 'mentor')     AS mentors
        FROM groundspeed.users, bounds
        WHERE created_at < past
    ), seen AS (
        -- Who came back since is known by his last time only, for the day itself by his events.
        SELECT user_id
        FROM groundspeed.analytics_events, bounds
        WHERE created_at >= first AND created_at < past AND user_id IS NOT NULL
        UNION
        SELECT id
        FROM groundspeed.users, bounds
        WHERE last_active_at >= first AND last_active_at < past
    ), paths AS (
        SELECT count(*) AS total,
               count(*) FILTER (WHERE status <> 'draft'
                                  AND coalesce(published_at, created_at) < past
                                  AND (status <> 'archived' OR updated_at >= past)) AS active
        FROM groundspeed.journeys, bounds
        WHERE created_at < past
    ), enrolled AS (
        SELECT count(*) AS total, count(*) FILTER (WHERE enrolled_at >= first) AS new
        FROM groundspeed.user_enrollments, bounds
        WHERE enrolled_at < past
    ), reviews AS (
        SELECT count(*) AS total,
               count(DISTINCT mentor_id) FILTER (
                   WHERE (claimed_at >= first AND claimed_at < past)
                      OR (completed_at >= first AND completed_at < past)) AS mentors
        FROM groundspeed.section_reviews, bounds
        WHERE created_at < past
    ), completed AS (
        SELECT count(*) AS total,
               avg(extract(epoch FROM completed_at - claimed_at) / 3600)::double precision AS hours
        FROM groundspeed.section_reviews, bounds
        WHERE status = 'completed' AND completed_at < past
    )
    SELECT day,
           people.total, (SELECT count(*) FROM seen), people.new,
           paths.total, paths.active,
           enrolled.total, enrolled.new,
           reviews.total, completed.total, completed.hours,
           people.mentors, reviews.mentors
    FROM people, paths, enrolled, reviews, completed;
END;

-- Writes the row of one UTC day as the tables tell it now; again and again with the same result.
CREATE FUNCTION groundspeed.write_platform_stats(day date) RETURNS void
    LANGUAGE sql VOLATILE
BEGIN ATOMIC
    INSERT INTO groundspeed.platform_stats_daily AS stats (
        stat_date, total_users, active_users, new_users, total_journeys, active_journeys,
        total_enrollments, new_enrollments, total_reviews, completed_reviews,
        avg_review_time_hours, total_mentors, active_mentors)
    SELECT * FROM groundspeed.platform_stats_of(day)
    ON CONFLICT (stat_date) DO UPDATE
    SET (total_users, active_users, new_users, total_journeys, active_journeys,
         total_enrollments, new_enrollments, total_reviews, completed_reviews,
         avg_review_time_hours, total_mentors, active_mentors) =
        (excluded.total_users, excluded.active_users, excluded.new_users,
         excluded.total_journeys, excluded.active_journeys,
         excluded.total_enrollments, excluded.new_enrollments, excluded.total_reviews,
         excluded.completed_reviews, excluded.avg_review_time_hours, excluded.total_mentors,
         excluded.active_mentors);
END;
