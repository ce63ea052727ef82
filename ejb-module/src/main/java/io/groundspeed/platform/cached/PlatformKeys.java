package io.groundspeed.platform.cached;

import static io.groundspeed.cache.pattern.EntityRef.anyOf;

import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.cache.pattern.KeyPattern;
import io.groundspeed.platform.catalogue.JourneyDetail;
import io.groundspeed.platform.catalogue.JourneyNumbers;
import io.groundspeed.platform.catalogue.Listing;
import io.groundspeed.platform.enrollment.EnrollmentSummary;
import io.groundspeed.platform.enrollment.ProgressStatus;
import io.groundspeed.platform.enrollment.SectionTask;
import io.groundspeed.platform.mentor.ClientReview;
import io.groundspeed.platform.mentor.MentorCard;
import io.groundspeed.platform.mentor.MentorDetail;
import io.groundspeed.platform.mentor.MentorNumbers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** All cache keys of the platform, with their times to live and dependencies. */
final class PlatformKeys {
  static final String JOURNEY = "journey";
  static final String JOURNEY_STATS = "journey_stats";
  static final String MENTOR = "mentor";
  static final String MENTOR_STATS = "mentor_stats";
  static final String SECTION = "section";
  static final String SPECIALIZATION = "specialization";
  static final String TEMPLATE = "template";
  static final String USER = "user";

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration STATS = Duration.ofMinutes(10);
  private static final Duration USERS = Duration.ofMinutes(5);
  private static final Duration LISTS = Duration.ofMinutes(30);
  private static final Duration HOUR = Duration.ofHours(1);

  static final KeyPattern<Listing> CATALOGUE =
      KeyPattern.<Listing>of("journeys:{category}:{text}:{page}:{size}", STATS)
          .about(anyOf(JOURNEY))
          .about(anyOf(JOURNEY_STATS))
          .chosenByClientsWhere(listing -> listing.journeys().isEmpty());

  static final KeyPattern<List<String>> CATEGORIES =
      KeyPattern.<List<String>>of("journeys:categories", HOUR).about(anyOf(JOURNEY));

  /** A cached "not found" depends on all journeys, because a new one may have this slug. */
  static final KeyPattern<JourneyDetail> JOURNEY_BY_SLUG =
      KeyPattern.<JourneyDetail>of("journey:{slug}", HOUR)
          .about(anyOf(JOURNEY))
          .dependingOn(journey -> List.of(EntityRef.of(JOURNEY, journey.id())));

  static final KeyPattern<JourneyDetail> JOURNEY_BY_ID =
      KeyPattern.<JourneyDetail>of("journey:id:{id}", HOUR).about(JOURNEY, "id");

  static final KeyPattern<JourneyNumbers> NUMBERS_OF_JOURNEY =
      KeyPattern.<JourneyNumbers>of("journey:stats:{id}", STATS)
          .about(JOURNEY, "id")
          .about(JOURNEY_STATS, "id");

  static final KeyPattern<List<MentorCard>> GUIDES =
      KeyPattern.<List<MentorCard>>of("journey:guides:{id}", LISTS)
          .about(JOURNEY, "id")
          .about(anyOf(MENTOR));

  static final KeyPattern<List<SectionTask.Field>> SECTION_FIELDS =
      KeyPattern.<List<SectionTask.Field>>of("section:fields:{id}", HOUR).about(SECTION, "id");

  static final KeyPattern<MentorDetail> MENTOR_PROFILE =
      KeyPattern.<MentorDetail>of("mentor:profile:{id}", LISTS)
          .about(MENTOR, "id")
          .about(anyOf(SPECIALIZATION));

  static final KeyPattern<MentorNumbers> NUMBERS_OF_MENTOR =
      KeyPattern.<MentorNumbers>of("mentor:stats:{id}", STATS)
          .about(MENTOR, "id")
          .about(MENTOR_STATS, "id");

  static final KeyPattern<List<MentorCard>> MENTORS =
      KeyPattern.<List<MentorCard>>of("mentors:all", LISTS).about(anyOf(MENTOR));

  static final KeyPattern<List<TemplateCard>> TEMPLATES =
      KeyPattern.<List<TemplateCard>>of("templates:{category or all}", LISTS)
          .about(anyOf(TEMPLATE));

  static final KeyPattern<List<String>> SPECIALIZATIONS =
      KeyPattern.<List<String>>of("specializations:all", Duration.ofHours(24))
          .about(anyOf(SPECIALIZATION));

  static final KeyPattern<List<EnrollmentSummary>> ENROLLMENTS =
      KeyPattern.<List<EnrollmentSummary>>of("user:{userId}:enrollments", USERS)
          .about(USER, "userId")
          .about(anyOf(JOURNEY));

  static final KeyPattern<Map<Long, ProgressStatus>> PROGRESS =
      KeyPattern.<Map<Long, ProgressStatus>>of("user:{userId}:journey:{journeyId}:progress", USERS)
          .about(USER, "userId")
          .about(JOURNEY, "journeyId");

  static final KeyPattern<List<ClientReview>> REVIEWS =
      KeyPattern.<List<ClientReview>>of("user:{id}:reviews:status", MINUTE).about(USER, "id");

  static final KeyPattern<Long> UNREAD =
      KeyPattern.<Long>of("user:{id}:unread", MINUTE).about(USER, "id");

  private PlatformKeys() {}
}
