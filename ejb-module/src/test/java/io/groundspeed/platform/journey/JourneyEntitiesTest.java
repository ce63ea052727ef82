package io.groundspeed.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.platform.catalogue.JourneyStats;
import io.groundspeed.platform.enrollment.Enrollment;
import io.groundspeed.platform.enrollment.JourneyCertificate;
import io.groundspeed.platform.enrollment.SectionProgress;
import io.groundspeed.shared.IllegalTransitionException;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JourneyEntitiesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);

  @AfterEach
  void close() {
    entities.close();
    db.close();
  }

  @Test
  void a_journey_with_its_sections_and_fields_is_read_as_it_was_written() {
    Journey journey = new Journey("calm", "Calm", null, NOON);
    journey.describe("Keep calm", "And carry on", NOON);
    journey.publish(NOON);
    assertThat(entities.storeAndLoad(journey)).usingRecursiveComparison().isEqualTo(journey);

    Section section = new Section(journey, "Breathe", 1, NOON);
    section.describe("Breathe", "In and out", NOON);
    assertThat(entities.storeAndLoad(section))
        .usingRecursiveComparison()
        .ignoringFields("journey")
        .isEqualTo(section);

    SectionField field =
        new SectionField(section, "How often?", FieldType.CHOICE, 1)
            .asRequired()
            .withOptions("[\"daily\", \"weekly\"]");
    assertThat(entities.storeAndLoad(field))
        .usingRecursiveComparison()
        .ignoringFields("section")
        .isEqualTo(field);
  }

  @Test
  void a_template_is_read_as_it_was_written() {
    JourneyTemplate template = new JourneyTemplate("Calm", "health", "{\"a\": 1}", null, NOON);
    template.describe("For everyone", NOON);
    template.rate(4.5, NOON);
    template.feature(NOON);

    assertThat(entities.storeAndLoad(template)).usingRecursiveComparison().isEqualTo(template);
    assertThat(template.isPublic()).isTrue();
  }

  @Test
  void an_enrollment_is_read_as_it_was_written_and_shows_in_the_journeys_figures() {
    Journey journey = entities.storeAndLoad(new Journey("calm", "Calm", null, NOON));
    Enrollment enrollment = new Enrollment(ann(), journey, NOON);
    enrollment.complete(NOON.plusSeconds(86_400));

    assertThat(entities.storeAndLoad(enrollment))
        .usingRecursiveComparison()
        .ignoringFields("journey")
        .isEqualTo(enrollment);

    JourneyStats stats = entities.fromTransaction(e -> e.find(JourneyStats.class, journey.id()));
    assertThat(stats.completedEnrollments()).isEqualTo(1);
    assertThat(stats.avgCompletionTimeDays()).isEqualTo(1);
    assertThat(stats.completionRate()).isEqualTo(100);
  }

  @Test
  void a_cancelled_enrollment_can_not_be_completed() {
    Enrollment enrollment = new Enrollment(1, new Journey("calm", "Calm", null, NOON), NOON);
    enrollment.pause();
    enrollment.cancel();

    assertThatThrownBy(() -> enrollment.complete(NOON))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessage("What is cancelled cannot become completed.");
  }

  @Test
  void progress_and_certificate_are_read_as_they_were_written() {
    Journey journey = entities.storeAndLoad(new Journey("calm", "Calm", null, NOON));
    Section section = entities.storeAndLoad(new Section(journey, "Breathe", 1, NOON));
    long ann = ann();

    SectionProgress progress = new SectionProgress(ann, section, NOON);
    progress.answer("{\"1\": \"daily\"}", NOON);
    progress.submit(NOON.plusSeconds(1));
    progress.complete(NOON.plusSeconds(2));
    assertThat(entities.storeAndLoad(progress))
        .usingRecursiveComparison()
        .ignoringFields("section")
        .isEqualTo(progress);

    JourneyCertificate certificate = new JourneyCertificate(ann, journey, "C-1", "xyz", NOON);
    assertThat(entities.storeAndLoad(certificate))
        .usingRecursiveComparison()
        .ignoringFields("journey")
        .isEqualTo(certificate);
  }

  private long ann() {
    return db.number(
        """
        INSERT INTO groundspeed.users (username, display_name, role)
        VALUES ('ann', 'Ann', 'client') RETURNING id
        """);
  }
}
