package io.groundspeed.platform.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.platform.SmallPlatform;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static TestDatabase db;
  private static TestEntities entities;
  private static SmallPlatform platform;

  @BeforeAll
  static void start() {
    db = TestDatabase.fresh();
    entities = TestEntities.on(db);
    platform = new SmallPlatform(db);
    db.execute(
        """
        UPDATE groundspeed.journeys
        SET status = 'published', published_at = groundspeed.clock(), category = 'Music',
            summary = '100 % of what you need'
        WHERE slug <> 'journey-3'
        """);
    db.execute("UPDATE groundspeed.journeys SET category = 'Work' WHERE slug = 'journey-2'");
    platform.enroll(platform.clients().get(0), platform.journeys().get(1));
  }

  @AfterAll
  static void stop() {
    entities.close();
    db.close();
  }

  @Test
  void only_published_journeys_are_listed_the_most_enrolled_first() {
    Listing listing = listing("", "", 1, 10);

    assertThat(slugs(listing)).containsExactly("journey-1", "journey-0", "journey-2");
    assertThat(listing.total()).isEqualTo(3);
    assertThat(listing.journeys().get(0).sections()).isEqualTo(3);
    assertThat(listing.journeys().get(0).enrollments()).isEqualTo(1);
  }

  @Test
  void a_page_has_its_size_and_knows_how_many_there_are() {
    Listing listing = listing("", "", 2, 2);

    assertThat(slugs(listing)).containsExactly("journey-2");
    assertThat(listing.pages()).isEqualTo(2);
  }

  @Test
  void category_and_text_narrow_it_and_wildcards_are_letters() {
    assertThat(slugs(listing("Work", "", 1, 10))).containsExactly("journey-2");
    assertThat(slugs(listing("", "JOURNEY 0", 1, 10))).containsExactly("journey-0");
    assertThat(listing("", "100 %", 1, 10).total()).isEqualTo(3);
    assertThat(listing("", "1__ %", 1, 10).total()).isZero();
    assertThat(from(Catalogue::categories)).containsExactly("Music", "Work");
  }

  @Test
  void a_page_out_of_bounds_is_refused_by_name() {
    assertThatThrownBy(() -> new CatalogueQuery("", "", 0, 10)).hasMessageContaining("page");
    assertThatThrownBy(() -> new CatalogueQuery("", "", 1, 101)).hasMessageContaining("size");
  }

  @Test
  void a_journey_comes_with_its_sections_in_order_and_its_figures() {
    JourneyDetail journey = journey("journey-1").orElseThrow();

    assertThat(journey.sections())
        .extracting(SectionOutline::title)
        .containsExactly("Section 1", "Section 2", "Section 3");
    assertThat(journey.numbers().active()).isEqualTo(1);
    assertThat(journey("journey-3")).isEmpty();
    assertThat(journey("none")).isEmpty();
  }

  private static Listing listing(String category, String text, int page, int size) {
    return from(catalogue -> catalogue.journeys(new CatalogueQuery(category, text, page, size)));
  }

  private static List<String> slugs(Listing listing) {
    return listing.journeys().stream().map(JourneyCard::slug).toList();
  }

  private static Optional<JourneyDetail> journey(String slug) {
    return from(catalogue -> catalogue.journey(slug));
  }

  private static <T> T from(Function<Catalogue, T> read) {
    return entities.fromTransaction(manager -> read.apply(new Catalogue(manager)));
  }
}
