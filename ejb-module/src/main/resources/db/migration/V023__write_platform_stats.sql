-- Writes the row of one UTC day as the tables tell it now; again and again with the same result.
-- Totals are as of the end of that day; new and active ones are of the day itself, and so is the
-- average time from claimed to completed.
CREATE FUNCTION groundspeed.write_platform_stats(day date) RETURNS void
    LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    since timestamptz := day::timestamp AT TIME ZONE 'UTC';
    until timestamptz := (day + 1)::timestamp AT TIME ZONE 'UTC';
BEGIN
    INSERT INTO groundspeed.platform_stats_daily AS stats (
        stat_date, total_users, new_users, active_users, total_journeys, active_journeys,
        total_enrollments, new_enrollments, total_reviews, completed_reviews,
        avg_review_time_hours, total_mentors, active_mentors)
    SELECT day, users.total, users.new, active.users, journeys.total, journeys.active,
           enrollments.total, enrollments.new, reviews.total, reviews.completed,
           reviews.hours, mentors.total, reviews.mentors
    FROM (
        SELECT count(*) AS total, count(*) FILTER (WHERE created_at >= since) AS new
        FROM groundspeed.users
        WHERE created_at < until) AS users,
    (
        -- Who was active since is known by his last time only, who came back also by his events.
        SELECT count(DISTINCT user_id) AS users
        FROM (
            SELECT user_id FROM groundspeed.analytics_events
            WHERE created_at >= since AND created_at < until AND user_id IS NOT NULL
            UNION ALL
            SELECT id FROM groundspeed.users
            WHERE last_active_at >= since AND last_active_at < until) AS seen) AS active,
    (
        SELECT count(*) AS total,
               count(*) FILTER (
                   WHERE published_at < until
                     AND (status <> 'archived' OR updated_at >= until)) AS active
        FROM groundspeed.journeys
        WHERE created_at < until) AS journeys,
    (
        SELECT count(*) AS total, count(*) FILTER (WHERE enrolled_at >= since) AS new
        FROM groundspeed.user_enrollments
        WHERE enrolled_at < until) AS enrollments,
    (
        SELECT count(*) AS total,
               count(*) FILTER (WHERE completed_at < until) AS completed,
               avg(extract(epoch FROM completed_at - claimed_at) / 3600)
                   FILTER (WHERE completed_at >= since AND completed_at < until) AS hours,
               count(DISTINCT mentor_id) FILTER (
                   WHERE (claimed_at >= since AND claimed_at < until)
                      OR (completed_at >= since AND completed_at < until)) AS mentors
        FROM groundspeed.section_reviews
        WHERE created_at < until) AS reviews,
    (
        SELECT count(*) AS total
        FROM groundspeed.mentor_profiles
        WHERE status = 'approved' AND approved_at < until) AS mentors
    ON CONFLICT (stat_date) DO UPDATE
    SET (total_users, new_users, active_users, total_journeys, active_journeys,
         total_enrollments, new_enrollments, total_reviews, completed_reviews,
         avg_review_time_hours, total_mentors, active_mentors) =
        (excluded.total_users, excluded.new_users, excluded.active_users,
         excluded.total_journeys, excluded.active_journeys, excluded.total_enrollments,
         excluded.new_enrollments, excluded.total_reviews, excluded.completed_reviews,
         excluded.avg_review_time_hours, excluded.total_mentors, excluded.active_mentors);
END
$$;
