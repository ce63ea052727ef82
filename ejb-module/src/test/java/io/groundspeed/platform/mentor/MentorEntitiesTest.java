package io.groundspeed.platform.mentor;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MentorEntitiesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);

  @AfterEach
  void close() {
    entities.close();
    db.close();
  }

  @Test
  void a_profile_is_read_as_it_was_written() {
    MentorSpecialization sleep = new MentorSpecialization("Sleep", "Going to bed", NOON);
    assertThat(entities.storeAndLoad(sleep)).usingRecursiveComparison().isEqualTo(sleep);

    MentorProfile profile = new MentorProfile(user("mia", "mentor"), NOON);
    profile.describe("Sleeps well", "Since 1980", NOON);
    profile.approve(NOON);
    profile.rate(4.75, 12, NOON);
    profile.specializeIn(sleep);

    assertThat(entities.storeAndLoad(profile))
        .usingRecursiveComparison()
        .ignoringFields("specializations")
        .isEqualTo(profile);
    assertThat(
            db.number("SELECT specialization_id FROM groundspeed.mentor_profile_specializations"))
        .isEqualTo(sleep.id());
  }

  @Test
  void a_completed_review_is_read_as_it_was_written_and_shows_in_the_mentors_figures() {
    long mia = user("mia", "mentor");
    SectionReview review =
        new SectionReview(section(), user("ann", "client"), new BigDecimal("40.00"), NOON);
    review.claim(mia, NOON);
    review.complete("Well done", true, NOON.plusSeconds(7_200));
    review.seenByClient(NOON.plusSeconds(7_300));
    review.rate(5);

    assertThat(entities.storeAndLoad(review)).usingRecursiveComparison().isEqualTo(review);

    MentorStats stats = entities.fromTransaction(e -> e.find(MentorStats.class, mia));
    assertThat(stats.completedReviews()).isEqualTo(1);
    assertThat(stats.avgReviewTimeHours()).isEqualTo(2);
    assertThat(stats.avgRating()).isEqualTo(5);
    assertThat(stats.revenueTotal()).isEqualByComparingTo("40");
  }

  @Test
  void a_review_that_is_given_back_waits_for_another_mentor() {
    SectionReview review = new SectionReview(1, 2, BigDecimal.TEN, NOON);
    review.claim(3, NOON);

    review.release();

    assertThat(review.status()).isEqualTo(ReviewStatus.PENDING);
    assertThat(review.mentorId()).isNull();
  }

  @Test
  void a_review_is_seen_when_it_is_completed_and_not_before() {
    SectionReview review = new SectionReview(1, 2, BigDecimal.TEN, NOON);

    review.seenByClient(NOON);

    assertThat(review.clientSeenAt()).isNull();
  }

  private long user(String name, String role) {
    return db.number(
        """
        INSERT INTO groundspeed.users (username, display_name, role)
        VALUES (?, ?, ?) RETURNING id
        """,
        name,
        name,
        role);
  }

  private long section() {
    return db.number(
        """
        WITH journey AS (
            INSERT INTO groundspeed.journeys (slug, title) VALUES ('calm', 'Calm') RETURNING id
        )
        INSERT INTO groundspeed.sections (journey_id, title, order_index)
        SELECT id, 'Breathe', 1 FROM journey RETURNING id
        """);
  }
}
