package io.groundspeed.platform;

import io.groundspeed.testing.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random changes to enrollments and reviews, of single rows and of many. Each is a transaction with
 * one statement.
 *
 * <p>Changes of many rows lock them in the order of their ids and use states that a user may have
 * more than once, so that only the triggers could cause a deadlock between two sessions.
 */
public final class RandomChanges {
  private static final String UNIQUE_VIOLATION = "23505";

  private final SmallPlatform platform;
  private final Connection connection;
  private final Random random;

  public RandomChanges(SmallPlatform platform, Connection connection, long seed) {
    this.platform = platform;
    this.connection = connection;
    this.random = new Random(seed);
  }

  public void changeEnrollments() throws SQLException {
    try {
      switch (random.nextInt(9)) {
        case 0, 1 -> enroll();
        case 2 -> enrollMany();
        case 3 -> moveOne();
        case 4 -> pauseOrResumeOne();
        case 5 -> completeOne();
        case 6 -> moveMany();
        case 7 -> deleteEnrollments();
        default -> touchEnrollments();
      }
    } catch (SQLException e) {
      if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  private void enroll() throws SQLException {
    run(
        """
        INSERT INTO groundspeed.user_enrollments (user_id, journey_id, status, enrolled_at)
        VALUES (?, ?, ?, groundspeed.clock() - make_interval(hours => ?))
        """,
        any(platform.clients()),
        any(platform.journeys()),
        any(List.of("active", "paused", "cancelled")),
        random.nextInt(1_000));
  }

  private void enrollMany() throws SQLException {
    run(
        """
        INSERT INTO groundspeed.user_enrollments
            (user_id, journey_id, status, enrolled_at, completed_at)
        SELECT ?, id, 'completed', groundspeed.clock() - interval '9 days', groundspeed.clock()
        FROM groundspeed.journeys ORDER BY id * ?
        """,
        any(platform.clients()),
        anyDirection());
  }

  /**
   * The moved enrollment ends. Otherwise two sessions that swap two journeys of one client would
   * wait for each other in the unique index, regardless of the triggers.
   */
  private void moveOne() throws SQLException {
    run(
        """
        UPDATE groundspeed.user_enrollments
        SET journey_id = ?,
            status = CASE status WHEN 'completed' THEN 'completed' ELSE 'cancelled' END
        WHERE id = (SELECT id FROM groundspeed.user_enrollments
                    ORDER BY md5(id || ?) LIMIT 1)
        """,
        any(platform.journeys()),
        salt());
  }

  private void pauseOrResumeOne() throws SQLException {
    run(
        """
        UPDATE groundspeed.user_enrollments SET status = ?, completed_at = NULL
        WHERE id = (SELECT id FROM groundspeed.user_enrollments
                    ORDER BY md5(id || ?) LIMIT 1)
        """,
        any(List.of("active", "paused")),
        salt());
  }

  private void completeOne() throws SQLException {
    run(
        """
        UPDATE groundspeed.user_enrollments
        SET status = 'completed', completed_at = groundspeed.clock()
        WHERE id = (SELECT id FROM groundspeed.user_enrollments
                    WHERE status = 'active' ORDER BY md5(id || ?) LIMIT 1)
        """,
        salt());
  }

  private void moveMany() throws SQLException {
    run(
        """
        UPDATE groundspeed.user_enrollments
        SET status = 'cancelled', journey_id = (ARRAY[?, ?, ?])[1 + user_enrollments.id % 3]
        WHERE id IN (SELECT id FROM groundspeed.user_enrollments
                     WHERE id % 5 = ? AND status IN ('completed', 'cancelled')
                     ORDER BY id FOR UPDATE)
        """,
        any(platform.journeys()),
        any(platform.journeys()),
        any(platform.journeys()),
        random.nextInt(5));
  }

  private void deleteEnrollments() throws SQLException {
    run(
        """
        DELETE FROM groundspeed.user_enrollments
        WHERE id IN (SELECT id FROM groundspeed.user_enrollments
                     WHERE id % 7 = ? ORDER BY id FOR UPDATE)
        """,
        random.nextInt(7));
  }

  private void touchEnrollments() throws SQLException {
    run(
        """
        UPDATE groundspeed.user_enrollments SET status = status
        WHERE id IN (SELECT id FROM groundspeed.user_enrollments
                     WHERE id % 5 = ? ORDER BY id FOR UPDATE)
        """,
        random.nextInt(5));
  }

  public void changeReviews() throws SQLException {
    switch (random.nextInt(9)) {
      case 0, 1 -> askForReview();
      case 2 -> askAllMentors();
      case 3 -> handOverOne();
      case 4 -> handOverMany();
      case 5 -> completeReview();
      case 6 -> rateAndCharge();
      case 7 -> deleteReviews();
      default -> giveFeedback();
    }
  }

  private void askForReview() throws SQLException {
    run(
        """
        INSERT INTO groundspeed.section_reviews (section_id, client_id, mentor_id, fee)
        VALUES (?, ?, ?, ?)
        """,
        any(platform.sectionsOf(any(platform.journeys()))),
        any(platform.clients()),
        anyMentorOrNone(),
        random.nextInt(100));
  }

  private void askAllMentors() throws SQLException {
    run(
        """
        INSERT INTO groundspeed.section_reviews (section_id, client_id, mentor_id, fee)
        SELECT ?, ?, id, 10 FROM groundspeed.users WHERE role = 'mentor' ORDER BY id * ?
        """,
        any(platform.sectionsOf(any(platform.journeys()))),
        any(platform.clients()),
        anyDirection());
  }

  private void handOverOne() throws SQLException {
    run(
        """
        UPDATE groundspeed.section_reviews
        SET mentor_id = ?, status = 'claimed',
            claimed_at = groundspeed.clock() - make_interval(mins => ?)
        WHERE id = (SELECT id FROM groundspeed.section_reviews
                    ORDER BY md5(id || ?) LIMIT 1)
        """,
        anyMentorOrNone(),
        random.nextInt(10_000),
        salt());
  }

  private void handOverMany() throws SQLException {
    run(
        """
        UPDATE groundspeed.section_reviews
        SET mentor_id = (ARRAY[?, ?, ?])[1 + section_reviews.id % 3]
        WHERE id IN (SELECT id FROM groundspeed.section_reviews
                     WHERE id % 4 = ? ORDER BY id FOR UPDATE)
        """,
        any(platform.mentors()),
        any(platform.mentors()),
        any(platform.mentors()),
        random.nextInt(4));
  }

  private void completeReview() throws SQLException {
    run(
        """
        UPDATE groundspeed.section_reviews
        SET status = 'completed',
            completed_at = groundspeed.clock() - make_interval(days => ?)
        WHERE id = (SELECT id FROM groundspeed.section_reviews
                    WHERE status = 'claimed' ORDER BY md5(id || ?) LIMIT 1)
        """,
        random.nextInt(60),
        salt());
  }

  private void rateAndCharge() throws SQLException {
    run(
        """
        UPDATE groundspeed.section_reviews SET client_rating = ?, fee = ?
        WHERE id IN (SELECT id FROM groundspeed.section_reviews
                     WHERE id % 6 = ? ORDER BY id FOR UPDATE)
        """,
        1 + random.nextInt(5), random.nextInt(100), random.nextInt(6));
  }

  private void deleteReviews() throws SQLException {
    run(
        """
        DELETE FROM groundspeed.section_reviews
        WHERE id IN (SELECT id FROM groundspeed.section_reviews
                     WHERE id % 7 = ? ORDER BY id FOR UPDATE)
        """,
        random.nextInt(7));
  }

  private void giveFeedback() throws SQLException {
    run(
        """
        UPDATE groundspeed.section_reviews SET feedback = ?
        WHERE id IN (SELECT id FROM groundspeed.section_reviews
                     WHERE id % 5 = ? ORDER BY id FOR UPDATE)
        """,
        salt(), random.nextInt(5));
  }

  private void run(String sql, Object... parameters) throws SQLException {
    Sql.update(connection, sql, parameters);
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private Long anyMentorOrNone() {
    List<Long> choices = new ArrayList<>(platform.mentors());
    choices.add(null);
    return any(choices);
  }

  private int anyDirection() {
    return random.nextBoolean() ? 1 : -1;
  }

  private String salt() {
    return Integer.toString(random.nextInt());
  }
}
