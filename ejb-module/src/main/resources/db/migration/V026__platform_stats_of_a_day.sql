-- What one row of platform_stats_daily says, computed from the tables: for the running day by the
-- dashboard, for a day that is over by the job that stores it. Totals are those at the end of the
-- day, or now while it runs; new_* and active_users are of the day itself.

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
        SELECT count(*)                                                          AS total,
               count(*) FILTER (WHERE last_active_at >= first AND last_active_at < past) AS active,
               count(*) FILTER (WHERE created_at >= first)                       AS new,
               count(*) FILTER (WHERE role = 'mentor')                           AS mentors,
               count(*) FILTER (WHERE role = 'mentor' AND last_active_at >= first
                                  AND last_active_at < past)                     AS active_mentors
        FROM groundspeed.users, bounds
        WHERE created_at < past
    ), paths AS (
        SELECT count(*)                                       AS total,
               count(*) FILTER (WHERE status = 'published')   AS active
        FROM groundspeed.journeys, bounds
        WHERE created_at < past
    ), enrolled AS (
        SELECT count(*)                                       AS total,
               count(*) FILTER (WHERE enrolled_at >= first)   AS new
        FROM groundspeed.user_enrollments, bounds
        WHERE enrolled_at < past
    ), asked AS (
        SELECT count(*) AS total
        FROM groundspeed.section_reviews, bounds
        WHERE created_at < past
    ), completed AS (
        SELECT count(*) AS total,
               avg(extract(epoch FROM completed_at - claimed_at) / 3600)::double precision AS hours
        FROM groundspeed.section_reviews, bounds
        WHERE status = 'completed' AND completed_at < past
    )
    SELECT day,
           people.total, people.active, people.new,
           paths.total, paths.active,
           enrolled.total, enrolled.new,
           asked.total, completed.total, completed.hours,
           people.mentors, people.active_mentors
    FROM people, paths, enrolled, asked, completed;
END;
