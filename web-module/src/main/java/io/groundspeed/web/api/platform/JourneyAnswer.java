package io.groundspeed.web.api.platform;

import io.groundspeed.platform.catalogue.JourneyDetail;
import io.groundspeed.platform.catalogue.JourneyNumbers;
import io.groundspeed.platform.catalogue.SectionOutline;
import io.groundspeed.platform.mentor.MentorCard;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published journey in the API's responses, with all details.
 *
 * @param slug names it in addresses
 * @param title for people
 * @param summary null if there is none
 * @param description null if there is none
 * @param category its only category
 * @param reviewFee the fee for reviewing one section
 * @param sections in order
 * @param stats its enrollments and reviews
 * @param mentors who review the work of its clients
 */
@JsonbNillable
@JsonbPropertyOrder({
  "slug",
  "title",
  "summary",
  "description",
  "category",
  "reviewFee",
  "sections",
  "stats",
  "mentors"
})
public record JourneyAnswer(
    String slug,
    String title,
    @Nullable String summary,
    @Nullable String description,
    String category,
    BigDecimal reviewFee,
    List<SectionOutline> sections,
    JourneyNumbers stats,
    List<MentorItem> mentors) {

  /**
   * A mentor who reviews the work of the journey's clients.
   *
   * @param id of the user
   * @param name for people
   * @param headline null if there is none
   * @param rating 1 to 5; 0 if no review is rated
   */
  @JsonbNillable
  @JsonbPropertyOrder({"id", "name", "headline", "rating"})
  public record MentorItem(long id, String name, @Nullable String headline, double rating) {
    static MentorItem of(MentorCard mentor) {
      return new MentorItem(mentor.id(), mentor.name(), mentor.headline(), mentor.rating());
    }
  }

  static JourneyAnswer of(JourneyDetail journey, List<MentorCard> mentors) {
    return new JourneyAnswer(
        journey.slug(),
        journey.title(),
        journey.summary(),
        journey.description(),
        journey.category(),
        journey.reviewFee(),
        journey.sections(),
        journey.numbers(),
        mentors.stream().map(MentorItem::of).toList());
  }
}
