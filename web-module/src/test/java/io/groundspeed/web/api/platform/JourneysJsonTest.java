package io.groundspeed.web.api.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.platform.catalogue.JourneyCard;
import io.groundspeed.platform.catalogue.JourneyDetail;
import io.groundspeed.platform.catalogue.JourneyNumbers;
import io.groundspeed.platform.catalogue.Listing;
import io.groundspeed.platform.catalogue.SectionOutline;
import io.groundspeed.platform.mentor.MentorCard;
import io.groundspeed.platform.mentor.ReviewStatus;
import io.groundspeed.web.api.JsonBinding;
import io.groundspeed.web.api.platform.JourneysResource.EnrollmentAnswer;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneysJsonTest {
  @Test
  void a_page_of_the_catalogue_has_its_journeys() {
    Listing listing =
        new Listing(
            List.of(
                new JourneyCard(1, "jazz", "Jazz", "Listen", "Music", 4, 90, 7, 4.5),
                new JourneyCard(2, "poem", "Poem", null, "Writing", 0, 0, 0, null)),
            12,
            2,
            10);

    assertThat(JsonBinding.write(JourneysAnswer.of(listing)))
        .isEqualTo(
            """
            {"page":2,"size":10,"total":12,"journeys":[\
            {"slug":"jazz","title":"Jazz","summary":"Listen","category":"Music","sections":4,\
            "minutes":90,"enrollments":7,"rating":4.5},\
            {"slug":"poem","title":"Poem","summary":null,"category":"Writing","sections":0,\
            "minutes":0,"enrollments":0,"rating":null}]}""");
    assertThat(JsonBinding.write(JourneysAnswer.of(new Listing(List.of(), 0, 1, 20))))
        .isEqualTo("{\"page\":1,\"size\":20,\"total\":0,\"journeys\":[]}");
  }

  @Test
  void a_journey_has_its_sections_metrics_and_mentors() {
    JourneyDetail journey =
        journey(
            List.of(new SectionOutline(3, "Ears", "Open them", 30)),
            new JourneyNumbers(7, 4, 3, 12.5, 42.86, 2, 4.5));

    assertThat(
            JsonBinding.write(
                JourneyAnswer.of(journey, List.of(new MentorCard(9, "Ann", null, 4.0, 5)))))
        .isEqualTo(
            """
            {"slug":"jazz","title":"Jazz","summary":null,"description":null,\
            "category":"Music","reviewFee":12.50,\
            "sections":[{"id":3,"title":"Ears","description":"Open them","minutes":30}],\
            "stats":{"enrollments":7,"active":4,"completed":3,"averageDays":12.5,\
            "completionRate":42.86,"reviews":2,"rating":4.5},\
            "mentors":[{"id":9,"name":"Ann","headline":null,"rating":4.0}]}""");
  }

  @Test
  void metrics_that_are_unknown_or_no_number_are_null() {
    JourneyDetail journey =
        journey(List.of(), new JourneyNumbers(0, 0, 0, null, Double.NaN, 0, null));

    assertThat(JsonBinding.write(JourneyAnswer.of(journey, List.of())))
        .endsWith(
            """
            "sections":[],"stats":{"enrollments":0,"active":0,"completed":0,\
            "averageDays":null,"completionRate":null,"reviews":0,"rating":null},\
            "mentors":[]}""");
  }

  @Test
  void enrollments_and_reviews_have_their_status() {
    assertThat(JsonBinding.write(new EnrollmentAnswer(5, "active")))
        .isEqualTo("{\"id\":5,\"status\":\"active\"}");
    assertThat(JsonBinding.write(ReviewAnswer.of(5, ReviewStatus.CLAIMED)))
        .isEqualTo("{\"id\":5,\"status\":\"claimed\"}");
  }

  private static JourneyDetail journey(List<SectionOutline> sections, JourneyNumbers numbers) {
    return new JourneyDetail(
        1, "jazz", "Jazz", null, null, "Music", new BigDecimal("12.50"), sections, numbers);
  }
}
