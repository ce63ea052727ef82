package io.groundspeed.web.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the second part reports about the assets of a page. */
class LoadsTest extends OnTrackedPage {
  @AfterEach
  void nothingFailed() {
    assertThat(errors).isEmpty();
  }

  @Test
  void images_scripts_and_styles_are_reported_once_and_without_their_query() {
    visitFully("/gallery");
    leave();

    site.awaitBatches(hasAsset("/assets/hero.svg"));
    JsonObject hero = asset("/assets/hero.svg");
    assertThat(hero.getString("type")).isEqualTo("image");
    assertThat(hero.getInt("bytes")).isGreaterThan(10_000);
    assertThat(hero.getBoolean("cached")).isFalse();
    assertThat(number(hero, "ms")).isPositive();
    assertThat(asset("/assets/gallery.css").getString("type")).isEqualTo("style");
    assertThat(asset("/assets/gallery.css").getBoolean("blocking")).isTrue();
    assertThat(asset("/assets/gallery.js").getString("type")).isEqualTo("script");
    assertThat(assets()).as("the tracker does not tell of itself").hasSize(3);
  }

  @Test
  void addresses_leave_the_browser_without_what_may_identify_the_visitor() {
    site.withScript(
        site.url("/groundspeed.js"), "data-page='/basket;jsessionid=S3CRET/items?token=S3CRET#x'");
    visitFully("/gallery");
    page.evaluate(
        "new Promise(done => { const image = new Image(); image.onload = image.onerror = done;"
            + " image.src = '/assets/late.svg;jsessionid=S3CRET?token=S3CRET'; })");
    nextFrames();
    leave();

    List<Batch> batches = site.awaitBatches(hasAsset("/assets/late.svg"));
    assertThat(batches)
        .allSatisfy(
            batch -> {
              assertThat(batch.json().toString()).doesNotContain("S3CRET");
              assertThat(batch.text("page")).isEqualTo("/basket/items");
            });
  }

  @Test
  void what_comes_out_of_the_browsers_cache_is_told_apart() {
    visitFully("/gallery");
    leave();
    site.awaitBatches(hasAsset("/assets/hero.svg"));
    int before = site.batches().size();

    visitFully("/gallery");
    leave();

    site.awaitBatches(batches -> hasAsset("/assets/hero.svg").test(rest(batches, before)));
    JsonObject hero = find(rest(site.batches(), before), site.url("/assets/hero.svg"));
    assertThat(hero.getBoolean("cached")).isTrue();
    assertThat(hero.getInt("bytes")).as("its size, though nothing came").isGreaterThan(10_000);
  }

  @Test
  void of_another_site_that_does_not_tell_neither_size_nor_cache_is_known() {
    site.withMarkup(
        "<script async src='/groundspeed.js'></script><script src='%s'></script>"
            .formatted(site.foreignUrl("/assets/foreign.js?key=1")));
    visitFully("/gallery");
    leave();

    site.awaitBatches(batches -> find(batches, site.foreignUrl("/assets/foreign.js")) != null);
    JsonObject foreign = find(site.batches(), site.foreignUrl("/assets/foreign.js"));
    assertThat(foreign).doesNotContainKey("bytes");
    assertThat(foreign.getBoolean("cached")).isFalse();
  }

  @Test
  void a_view_reports_a_hundred_loads_and_no_more() {
    visitFully("/gallery");
    page.evaluate(
        """
        Promise.all(Array.from({length: 130}, (_, i) => new Promise((done) => {
          const image = new Image();
          image.onload = done;
          image.src = `/assets/${i}.svg`;
        })))
        """);
    nextFrames();
    leave();

    site.awaitBatches(batches -> assets(batches).size() >= 100);
    site.awaitBatches(have("CLS"));
    assertThat(assets()).hasSize(100);
  }

  private static List<Batch> rest(List<Batch> batches, int from) {
    return batches.subList(from, batches.size());
  }

  private List<JsonObject> assets() {
    return assets(site.batches());
  }

  private static List<JsonObject> assets(List<Batch> batches) {
    return batches.stream()
        .filter(batch -> batch.json().containsKey("assets"))
        .flatMap(
            batch -> batch.json().getJsonArray("assets").getValuesAs(JsonObject.class).stream())
        .toList();
  }

  private Predicate<List<Batch>> hasAsset(String path) {
    return batches -> find(batches, site.url(path)) != null;
  }

  private JsonObject asset(String path) {
    return find(site.batches(), site.url(path));
  }

  private static JsonObject find(List<Batch> batches, String url) {
    return assets(batches).stream()
        .filter(asset -> asset.getString("url").equals(url))
        .findFirst()
        .orElse(null);
  }

  private static double number(JsonObject object, String field) {
    return object.getJsonNumber(field).doubleValue();
  }
}
