package io.groundspeed.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import io.groundspeed.page.PageTemplates;
import io.groundspeed.page.PageView;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.PipelineFixture;
import io.groundspeed.telemetry.intake.Accounting;
import io.groundspeed.telemetry.intake.InvalidSample;
import io.groundspeed.telemetry.raw.RawShare;
import io.groundspeed.telemetry.raw.RawShares;
import io.groundspeed.testing.TestDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetSummariesTest {
  private static final TimeRange HOUR = TimeRange.parse("1h", PipelineFixture.NOON.plusSeconds(60));
  private static final String HERO = "https://cdn.example/hero.avif";
  private static final String STYLE = "https://cdn.example/app.css";

  private final PageTemplates templates = new PageTemplates(List.of());
  private TestDatabase db;
  private PipelineFixture node;
  private Assets assets;
  private int views;

  @BeforeEach
  void start() throws Exception {
    db = TestDatabase.fresh();
    node = PipelineFixture.on(db);
    assets =
        new Assets(
            templates,
            node.pipeline().cardinality(),
            new RawShares(
                new RawShare("web_vitals", 1_000_000, node::now),
                new RawShare("asset_performance", 1_000_000, node::now)),
            new Accounting());
  }

  @AfterEach
  void close() throws Exception {
    node.close();
    db.close();
  }

  @Test
  void loads_from_a_cache_are_counted_and_do_not_hide_the_time_of_the_others() {
    for (int i = 0; i < 9; i++) {
      load("/a", image(0, true));
    }
    load("/a", image(1_800, false));

    AssetFigures hero = of(null).assets().get(0);

    assertThat(hero.loads()).isEqualTo(10);
    assertThat(hero.cached()).isCloseTo(0.9, offset(1e-9));
    assertThat(hero.p75()).isCloseTo(1_800, withPercentage(1));
    assertThat(of(null).types().get(0).p75()).isCloseTo(1_800, withPercentage(1));
  }

  @Test
  void what_always_comes_from_a_cache_has_no_time_and_no_cost() {
    for (int i = 0; i < 12; i++) {
      load("/a", image(0, true));
      load("/a", new AssetReading(STYLE, "style", 40_000L, 300, false, true));
    }

    AssetOverview overview = of(null);

    assertThat(overview.assets())
        .filteredOn(asset -> HERO.equals(asset.url()))
        .singleElement()
        .satisfies(hero -> assertThat(hero.p75()).isNaN());
    assertThat(overview.findings())
        .extracting(AssetFinding::kind)
        .containsExactly(AssetFinding.Kind.SLOW_AND_BLOCKING, AssetFinding.Kind.LARGE_IMAGE);
  }

  @Test
  void pages_have_their_weight_and_filter_the_lists() {
    load("/a", image(500, false));
    load("/b", new AssetReading(STYLE, "style", 40_000L, 20, false, true));

    assertThat(of(null).pages())
        .extracting(PageWeight::page, PageWeight::bytes)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("/a", 900_000.0),
            org.assertj.core.groups.Tuple.tuple("/b", 40_000.0));
    AssetOverview ofB = of("/b");
    assertThat(ofB.sampled()).isEqualTo(1);
    assertThat(ofB.assets()).extracting(AssetFigures::url).containsExactly(STYLE);
    assertThat(ofB.assets().get(0).blocking()).isTrue();
    assertThat(ofB.assets().get(0).bytesPerView()).isEqualTo(40_000);
  }

  @Test
  void a_large_image_that_is_seldom_cached_is_the_first_finding() {
    for (int i = 0; i < 10; i++) {
      load("/a", image(500, i < 2));
      load(
          "/a",
          new AssetReading("https://cdn.example/app.js", "script", 160_000L, 90, false, null));
    }

    assertThat(of(null).findings())
        .extracting(AssetFinding::kind)
        .containsExactly(AssetFinding.Kind.UNCACHED_LARGE_IMAGE, AssetFinding.Kind.HEAVY_SCRIPT);
  }

  @Test
  void queries_and_fragments_are_not_stored() {
    load("/a", new AssetReading(HERO + "?token=secret#top", "image", 1L, 5, false, null));

    assertThat(of(null).assets()).extracting(AssetFigures::url).containsExactly(HERO);
    assertThat(db.row("SELECT asset_url FROM groundspeed.asset_performance").get("asset_url"))
        .isEqualTo(HERO);
  }

  @ParameterizedTest
  @CsvSource({
    "'', image, 1, 1, url",
    "data:image/png;base64, image, 1, 1, url",
    "/a.bin, binary, 1, 1, type",
    "/a.png, image, 1, -1, ms",
    "/a.png, image, 1, 3600001, ms",
    "/a.png, image, -1, 1, bytes"
  })
  void an_impossible_load_is_refused_by_its_field(
      String url, String type, long bytes, double millis, String field) {
    AssetReading reading = new AssetReading(url, type, bytes, millis, false, null);

    assertThatThrownBy(() -> assets.sample(reading, view("/a", null)))
        .isInstanceOf(InvalidSample.class)
        .hasFieldOrPropertyWithValue("field", field);
  }

  private static AssetReading image(double millis, boolean cached) {
    return new AssetReading(HERO, "image", 900_000L, millis, cached, null);
  }

  private void load(String page, AssetReading reading) {
    node.store(assets.sample(reading, view(page, "view-" + views++)));
  }

  private static PageView view(String page, @Nullable String id) {
    return new PageView(
        page,
        id,
        null,
        null,
        "navigate",
        "mobile",
        "4g",
        null,
        1,
        null,
        null,
        false,
        null,
        PipelineFixture.NOON,
        null);
  }

  private AssetOverview of(@Nullable String page) {
    return new AssetSummaries(db.dataSource(), node.pipeline().reader(), templates)
        .of(HOUR, page, AssetSummaries.LISTED);
  }
}
