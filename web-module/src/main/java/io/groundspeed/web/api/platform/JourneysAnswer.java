package io.groundspeed.web.api.platform;

import io.groundspeed.platform.catalogue.JourneyCard;
import io.groundspeed.platform.catalogue.Listing;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the published journeys in the API's responses.
 *
 * @param page its number, from 1
 * @param size maximum number of journeys per page
 * @param total number of journeys on all pages
 * @param journeys those of the page
 */
@JsonbPropertyOrder({"page", "size", "total", "journeys"})
public record JourneysAnswer(int page, int size, long total, List<JourneyItem> journeys) {

  /**
   * A journey of the page.
   *
   * @param slug names it in addresses
   * @param title for people
   * @param summary null if there is none
   * @param category its only category
   * @param sections number of sections
   * @param minutes approximate work for all sections together, in minutes
   * @param enrollments number of enrollments
   * @param rating 1 to 5; null if no review is rated
   */
  @JsonbNillable
  @JsonbPropertyOrder({
    "slug",
    "title",
    "summary",
    "category",
    "sections",
    "minutes",
    "enrollments",
    "rating"
  })
  public record JourneyItem(
      String slug,
      String title,
      @Nullable String summary,
      String category,
      long sections,
      long minutes,
      long enrollments,
      @Nullable Double rating) {

    static JourneyItem of(JourneyCard card) {
      return new JourneyItem(
          card.slug(),
          card.title(),
          card.summary(),
          card.category(),
          card.sections(),
          card.minutes(),
          card.enrollments(),
          card.rating());
    }
  }

  static JourneysAnswer of(Listing listing) {
    return new JourneysAnswer(
        listing.page(),
        listing.size(),
        listing.total(),
        listing.journeys().stream().map(JourneyItem::of).toList());
  }
}
