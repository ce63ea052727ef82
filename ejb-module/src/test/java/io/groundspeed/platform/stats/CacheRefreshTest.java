package io.groundspeed.platform.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.cache.TestNode;
import io.groundspeed.job.InvalidJob;
import io.groundspeed.job.JobCancelled;
import io.groundspeed.platform.SmallPlatform;
import io.groundspeed.platform.stats.CacheRefresh.Payload;
import io.groundspeed.testing.Attempt;
import io.groundspeed.testing.Sessions;
import io.groundspeed.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CacheRefreshTest {
  private TestDatabase db;
  private SmallPlatform platform;
  private TestNode node;
  private CacheRefresh refresh;

  @BeforeEach
  void prepare() {
    db = TestDatabase.fresh();
    platform = new SmallPlatform(db);
    node = TestNode.alone();
    refresh = new CacheRefresh(db.dataSource(), node.cache());
  }

  @AfterEach
  void close() {
    node.close();
    db.close();
  }

  @Test
  void every_journey_gets_its_row_recomputed_in_batches() throws Exception {
    db.execute(
        """
        INSERT INTO groundspeed.journeys (slug, title)
        SELECT 'more-' || n, 'More' FROM generate_series(1, 250) AS n
        """);
    long journey = platform.journeys().get(0);
    platform.enroll(platform.clients().get(0), journey);
    db.execute("UPDATE groundspeed.journey_stats_cache SET total_sections = 99");
    Attempt attempt = new Attempt();

    CacheRefresh.Result result = refresh.run(new Payload("journey_stats"), attempt);

    assertThat(result.refreshed()).isEqualTo(254);
    assertThat(db.number("SELECT count(*) FROM groundspeed.journey_stats_cache")).isEqualTo(254);
    assertThat(
            db.row("SELECT * FROM groundspeed.journey_stats_cache WHERE journey_id = ?", journey))
        .containsEntry("total_sections", 3L)
        .containsEntry("total_enrollments", 1L);
    assertThat(attempt.progress()).hasSize(3).endsWith(1.0).isSorted();
  }

  @Test
  void every_mentor_gets_his_row_recomputed() throws Exception {
    long mentor = platform.mentors().get(0);
    platform.askForReview(platform.clients().get(0), mentor, 10);
    db.execute("UPDATE groundspeed.mentor_stats_cache SET total_reviews = 99");

    CacheRefresh.Result result = refresh.run(new Payload("mentor_stats"), new Attempt());

    assertThat(result.refreshed()).isEqualTo(platform.mentors().size());
    assertThat(
            db.number(
                "SELECT total_reviews FROM groundspeed.mentor_stats_cache WHERE mentor_user_id = ?",
                mentor))
        .isEqualTo(1);
  }

  @Test
  void it_loses_no_enrollment_that_happens_meanwhile() throws Exception {
    long journey = platform.journeys().get(0);

    Sessions.atOnce(
        platform.clients().size() + 2,
        session -> {
          if (session < platform.clients().size()) {
            platform.enroll(platform.clients().get(session), journey);
          } else {
            refresh.run(new Payload("journey_stats"), new Attempt());
          }
        });

    assertThat(
            db.number(
                "SELECT total_enrollments FROM groundspeed.journey_stats_cache WHERE journey_id = ?",
                journey))
        .isEqualTo(platform.clients().size());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "journeys"})
  void another_type_is_refused_by_name(String type) {
    assertThatThrownBy(() -> refresh.run(new Payload(type), new Attempt()))
        .isInstanceOf(InvalidJob.class)
        .hasMessageStartingWith("entity_type must be journey_stats, mentor_stats or warm_cache");
  }

  @Test
  void it_ends_between_batches_when_asked_to() {
    assertThatThrownBy(() -> refresh.run(new Payload("journey_stats"), new Attempt().cancel()))
        .isInstanceOf(JobCancelled.class);
  }
}
