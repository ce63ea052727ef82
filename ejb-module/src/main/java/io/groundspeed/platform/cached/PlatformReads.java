package io.groundspeed.platform.cached;

import io.groundspeed.cache.Cache;
import io.groundspeed.cache.Loader;
import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.platform.catalogue.Catalogue;
import io.groundspeed.platform.catalogue.CatalogueQuery;
import io.groundspeed.platform.catalogue.JourneyDetail;
import io.groundspeed.platform.catalogue.JourneyNumbers;
import io.groundspeed.platform.catalogue.Listing;
import io.groundspeed.platform.enrollment.EnrollmentSummary;
import io.groundspeed.platform.enrollment.JourneyReads;
import io.groundspeed.platform.enrollment.ProgressStatus;
import io.groundspeed.platform.enrollment.SectionTask;
import io.groundspeed.platform.mentor.ClientReview;
import io.groundspeed.platform.mentor.MentorCard;
import io.groundspeed.platform.mentor.MentorDetail;
import io.groundspeed.platform.mentor.MentorNumbers;
import io.groundspeed.platform.mentor.Mentors;
import io.groundspeed.platform.mentor.ReviewReads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads for the platform's pages and resources, through the cache. Performs no access checks:
 * callers must pass the right user id. Thread-safe; any read may throw {@link
 * io.groundspeed.cache.LoadFailed}.
 */
@ApplicationScoped
public class PlatformReads implements JourneyReads, ReviewReads {
  /**
   * The default sizes of the page and of the API. Other sizes would multiply the pages of each
   * category.
   */
  private static final Set<Integer> USUAL_SIZES = Set.of(12, 20);

  private Cache cache;
  private Way way;
  private Catalogue catalogue;
  private Mentors mentors;
  private PlatformLoads loads;

  /** For the container's proxy. */
  protected PlatformReads() {}

  @Inject
  PlatformReads(Cache cache, Catalogue catalogue, Mentors mentors, PlatformLoads loads) {
    this(cache, cache::get, catalogue, mentors, loads);
  }

  private PlatformReads(
      Cache cache, Way way, Catalogue catalogue, Mentors mentors, PlatformLoads loads) {
    this.cache = cache;
    this.way = way;
    this.catalogue = catalogue;
    this.mentors = mentors;
    this.loads = loads;
  }

  /**
   * Returns reads that warm the cache and are not counted. If the cache is off, they return
   * nothing.
   */
  public PlatformReads warming() {
    return new PlatformReads(cache, cache::warm, catalogue, mentors, loads);
  }

  /**
   * Returns a page of the published journeys. Searches are not cached, because their number is
   * unlimited.
   */
  public Listing journeys(CatalogueQuery query) {
    CacheKey<Listing> key =
        PlatformKeys.CATALOGUE.key(query.category(), query.text(), query.page(), query.size());
    Loader<Listing> load = () -> catalogue.journeys(query);
    if (!query.text().isEmpty()) {
      return Objects.requireNonNull(cache.past(key, load), "a search has a result");
    }
    return always(USUAL_SIZES.contains(query.size()) ? key : key.chosenByClient(), load);
  }

  /** Returns the categories that have a published journey, in alphabetical order. */
  public List<String> categories() {
    return always(PlatformKeys.CATEGORIES.key(), catalogue::categories);
  }

  /** Returns a published journey; empty if there is none with this slug. */
  public Optional<JourneyDetail> journey(String slug) {
    return withNumbers(
        way.get(
            PlatformKeys.JOURNEY_BY_SLUG.key(slug), () -> catalogue.journey(slug).orElse(null)));
  }

  /** Returns a published journey; empty if there is none with this id. */
  public Optional<JourneyDetail> journey(long id) {
    return withNumbers(
        way.get(PlatformKeys.JOURNEY_BY_ID.key(id), () -> catalogue.journey(id).orElse(null)));
  }

  private Optional<JourneyDetail> withNumbers(@Nullable JourneyDetail journey) {
    return Optional.ofNullable(journey).map(one -> one.with(journeyStats(one.id())));
  }

  /** Returns the metrics of a journey. */
  public JourneyNumbers journeyStats(long journey) {
    return always(PlatformKeys.NUMBERS_OF_JOURNEY.key(journey), () -> catalogue.numbersOf(journey));
  }

  /** Returns the mentors who reviewed most sections of a journey. */
  public List<MentorCard> guides(long journey) {
    return always(PlatformKeys.GUIDES.key(journey), () -> mentors.guiding(journey));
  }

  @Override
  public List<SectionTask.Field> sectionFields(long section) {
    return always(PlatformKeys.SECTION_FIELDS.key(section), () -> loads.sectionFields(section));
  }

  /** Returns all approved mentors, highest rated first. */
  public List<MentorCard> mentors() {
    return always(PlatformKeys.MENTORS.key(), mentors::all);
  }

  /** Returns an approved mentor; empty if the user is not one. */
  public Optional<MentorDetail> mentor(long user) {
    return Optional.ofNullable(
            way.get(PlatformKeys.MENTOR_PROFILE.key(user), () -> mentors.mentor(user).orElse(null)))
        .map(mentor -> mentor.with(mentorStats(user)));
  }

  /** Returns the metrics of a mentor. */
  public MentorNumbers mentorStats(long user) {
    return always(PlatformKeys.NUMBERS_OF_MENTOR.key(user), () -> mentors.numbersOf(user));
  }

  /**
   * Returns the shared templates, featured ones first.
   *
   * @param category empty for all
   */
  public List<TemplateCard> templates(String category) {
    CacheKey<List<TemplateCard>> key =
        PlatformKeys.TEMPLATES.key(category.isEmpty() ? "all" : "of " + category);
    return always(key, () -> loads.templates(category));
  }

  /** Returns the names of the active mentor specializations. */
  public List<String> specializations() {
    return always(PlatformKeys.SPECIALIZATIONS.key(), loads::specializations);
  }

  @Override
  public List<EnrollmentSummary> enrollments(long user) {
    return always(PlatformKeys.ENROLLMENTS.key(user), () -> loads.enrollments(user));
  }

  @Override
  public Map<Long, ProgressStatus> progress(long user, long journey) {
    return always(PlatformKeys.PROGRESS.key(user, journey), () -> loads.progress(user, journey));
  }

  @Override
  public List<ClientReview> reviews(long client) {
    return always(PlatformKeys.REVIEWS.key(client), () -> loads.reviews(client));
  }

  @Override
  public long unread(long client) {
    return always(PlatformKeys.UNREAD.key(client), () -> loads.unread(client));
  }

  /**
   * Returns a value that its loader always finds. A warming read returns null while the cache is
   * off or down, but its caller uses no value.
   */
  @SuppressWarnings("NullAway") // only a warming read returns null, and its value is not used
  private <V> V always(CacheKey<V> key, Loader<V> loader) {
    return way.get(key, loader);
  }

  /** How a value is obtained: by a normal read, or by warming. */
  private interface Way {
    /** Returns the value of a key; null if there is none. */
    <V> @Nullable V get(CacheKey<V> key, Loader<V> loader);
  }
}
