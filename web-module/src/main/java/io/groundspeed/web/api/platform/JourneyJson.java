package io.groundspeed.web.api.platform;

import io.groundspeed.platform.catalogue.JourneyCard;
import io.groundspeed.platform.catalogue.JourneyDetail;
import io.groundspeed.platform.catalogue.JourneyNumbers;
import io.groundspeed.platform.catalogue.Listing;
import io.groundspeed.platform.mentor.MentorCard;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes journeys as JSON; unknown values are null. */
final class JourneyJson {
  private JourneyJson() {}

  static JsonObject of(Listing listing) {
    JsonArrayBuilder journeys = Json.createArrayBuilder();
    listing.journeys().forEach(card -> journeys.add(of(card)));
    return Json.createObjectBuilder()
        .add("page", listing.page())
        .add("size", listing.size())
        .add("total", listing.total())
        .add("journeys", journeys)
        .build();
  }

  private static JsonObjectBuilder of(JourneyCard card) {
    return Json.createObjectBuilder()
        .add("slug", card.slug())
        .add("title", card.title())
        .add("summary", text(card.summary()))
        .add("category", card.category())
        .add("sections", card.sections())
        .add("minutes", card.minutes())
        .add("enrollments", card.enrollments())
        .add("rating", number(card.rating()));
  }

  static JsonObject of(JourneyDetail journey, List<MentorCard> mentors) {
    JsonArrayBuilder sections = Json.createArrayBuilder();
    journey
        .sections()
        .forEach(
            section ->
                sections.add(
                    Json.createObjectBuilder()
                        .add("id", section.id())
                        .add("title", section.title())
                        .add("description", text(section.description()))
                        .add("minutes", section.minutes())));
    return Json.createObjectBuilder()
        .add("slug", journey.slug())
        .add("title", journey.title())
        .add("summary", text(journey.summary()))
        .add("description", text(journey.description()))
        .add("category", journey.category())
        .add("reviewFee", journey.reviewFee())
        .add("sections", sections)
        .add("stats", of(journey.numbers()))
        .add("mentors", of(mentors))
        .build();
  }

  private static JsonObjectBuilder of(JourneyNumbers numbers) {
    return Json.createObjectBuilder()
        .add("enrollments", numbers.enrollments())
        .add("active", numbers.active())
        .add("completed", numbers.completed())
        .add("averageDays", number(numbers.averageDays()))
        .add("completionRate", number(numbers.completionRate()))
        .add("reviews", numbers.reviews())
        .add("rating", number(numbers.rating()));
  }

  private static JsonArrayBuilder of(List<MentorCard> mentors) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    mentors.forEach(
        mentor ->
            array.add(
                Json.createObjectBuilder()
                    .add("id", mentor.id())
                    .add("name", mentor.name())
                    .add("headline", text(mentor.headline()))
                    .add("rating", mentor.rating())));
    return array;
  }

  private static JsonValue text(@Nullable String text) {
    return text == null ? JsonValue.NULL : Json.createValue(text);
  }

  private static JsonValue number(@Nullable Double number) {
    return number == null ? JsonValue.NULL : Json.createValue(number);
  }
}
