package io.groundspeed.web.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the second part adds, in a real browser, by what leaves on the wire. */
class SecondPartTest {
  private static final Offset<Double> ROUNDING = Offset.offset(0.3);

  private static Chromium chromium;

  private final List<String> errors = new ArrayList<>();
  private TrackedSite site;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void launch() {
    chromium = Chromium.launch();
  }

  @AfterAll
  static void quit() {
    chromium.close();
  }

  @BeforeEach
  void open() {
    site = new TrackedSite();
    context = chromium.browser().newContext();
    page = context.newPage();
    page.onPageError(errors::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(message.text());
          }
        });
  }

  @AfterEach
  void close() {
    context.close();
    site.close();
    assertThat(errors).isEmpty();
  }

  @Test
  void the_largest_paint_comes_with_its_element_and_four_phases_that_add_up() {
    visit("/gallery");
    leave();

    JsonObject lcp = last("LCP");
    JsonObject due = lcp.getJsonObject("attribution");
    assertThat(due.getString("target")).isEqualTo("html>body>main.gallery.wide>img.hero");
    assertThat(due.getString("url")).isEqualTo(site.url("/assets/hero.svg"));
    assertThat(
            number(due, "timeToFirstByte")
                + number(due, "resourceLoadDelay")
                + number(due, "resourceLoadDuration")
                + number(due, "elementRenderDelay"))
        .isCloseTo(number(lcp, "value"), ROUNDING);
    assertThat(number(due, "resourceLoadDuration")).isPositive();
  }

  @Test
  void the_layout_shift_comes_with_the_element_that_moved_though_it_is_gone() {
    visit("/gallery");
    page.evaluate("shift()");
    nextFrames();
    page.evaluate("document.querySelector('main').remove()");
    nextFrames();
    leave();

    JsonObject due = last("CLS").getJsonObject("attribution");
    assertThat(due.getString("largestShiftTarget")).contains("main.gallery.wide");
    assertThat(number(due, "largestShiftValue")).isPositive();
    assertThat(due.getString("loadState")).isEqualTo("complete");
  }

  @Test
  void the_interaction_comes_with_its_target_phases_and_longest_script() {
    visit("/gallery");
    page.click(".enroll");
    nextFrames();
    leave();

    JsonObject inp = last("INP");
    JsonObject due = inp.getJsonObject("attribution");
    assertThat(due.getString("interactionTarget")).endsWith("p>button.enroll.primary");
    assertThat(due.getString("interactionType")).isEqualTo("pointer");
    assertThat(
            number(due, "inputDelay")
                + number(due, "processingDuration")
                + number(due, "presentationDelay"))
        .isCloseTo(number(inp, "value"), ROUNDING);
    assertThat(number(due, "processingDuration")).isGreaterThan(140);
    JsonObject script = due.getJsonObject("longestScript");
    assertThat(script.getString("subpart")).isEqualTo("processing-duration");
    assertThat(number(script, "intersectingDuration")).isGreaterThan(140);
    assertThat(script.getJsonObject("entry").getString("sourceURL"))
        .isEqualTo(site.url("/gallery"));
  }

  @Test
  void the_first_byte_and_the_first_paint_come_with_their_parts() {
    visit("/gallery");
    leave();

    JsonObject ttfb = last("TTFB");
    JsonObject fcp = last("FCP");
    assertThat(number(ttfb.getJsonObject("attribution"), "requestDuration"))
        .isBetween(0.0, number(ttfb, "value"));
    assertThat(number(fcp.getJsonObject("attribution"), "timeToFirstByte"))
        .isCloseTo(number(ttfb, "value"), ROUNDING);
  }

  @Test
  void images_scripts_and_styles_are_reported_once_and_without_their_query() {
    visit("/gallery");
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
  void what_comes_out_of_the_browsers_cache_is_told_apart() {
    visit("/gallery");
    leave();
    site.awaitBatches(hasAsset("/assets/hero.svg"));
    int before = site.batches().size();

    visit("/gallery");
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
    visit("/gallery");
    leave();

    site.awaitBatches(batches -> find(batches, site.foreignUrl("/assets/foreign.js")) != null);
    JsonObject foreign = find(site.batches(), site.foreignUrl("/assets/foreign.js"));
    assertThat(foreign).doesNotContainKey("bytes");
    assertThat(foreign.getBoolean("cached")).isFalse();
  }

  @Test
  void a_view_reports_a_hundred_loads_and_no_more() {
    visit("/gallery");
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
    site.awaitBatches(SecondPartTest::hasCls);
    assertThat(assets()).hasSize(100);
  }

  @Test
  void what_went_before_the_second_part_came_goes_again_under_the_same_ids() {
    site.holdingBackSecondPart();
    page.navigate(site.url("/gallery"));
    List<Batch> bare = site.awaitBatches(batches -> Batch.lastOf(batches).containsKey("LCP"));
    assertThat(bare.get(0).json().getJsonArray("vitals").getJsonObject(0))
        .doesNotContainKey("attribution");

    site.releaseSecondPart();

    List<Batch> all = site.awaitBatches(batches -> last(batches, "LCP").containsKey("attribution"));
    assertThat(last(all, "LCP").getString("id")).isEqualTo(Batch.lastOf(bare).get("LCP").id());
    assertThat(last(all, "TTFB")).containsKey("attribution");
  }

  @Test
  void a_policy_with_a_nonce_lets_the_second_part_in() {
    site.withPolicy("script-src 'nonce-abc'; connect-src 'self'")
        .withMarkup("<script async src='/groundspeed.js' nonce='abc'></script>");
    page.navigate(site.url("/journey"));

    site.awaitBatches(
        batches -> last(batches, "LCP") != null && last(batches, "LCP").containsKey("attribution"));
    errors.removeIf(error -> error.contains("Executing inline script violates"));
  }

  @Test
  void a_soft_navigation_is_a_view_of_its_own() {
    visit("/gallery");
    page.click("#soft");
    page.waitForFunction(
        "performance.getEntriesByType('soft-navigation').length || !PerformanceObserver.supportedEntryTypes.includes('soft-navigation')");
    nextFrames();
    leave();

    site.awaitBatches(batches -> !soft(batches).isEmpty() && hasCls(soft(batches)));
    List<Batch> soft = soft(site.batches());
    assertThat(soft).extracting(batch -> batch.text("page")).containsOnly("/gallery/next");
    assertThat(site.batches())
        .filteredOn(batch -> batch.text("navigationType").equals("navigate"))
        .isNotEmpty()
        .extracting(batch -> batch.text("pageViewId"))
        .doesNotContain(soft.get(0).text("pageViewId"));
    assertThat(last(soft, "TTFB").getJsonNumber("value").doubleValue()).isZero();
    assertThat(number(last(soft, "FCP"), "value")).isPositive();
    assertThat(last(soft, "LCP").getJsonObject("attribution").getString("target"))
        .endsWith("h1.next");
  }

  @Test
  void an_error_in_the_second_part_never_reaches_the_page() {
    page.addInitScript(
        """
        Object.defineProperty(
            PerformanceResourceTiming.prototype,
            'encodedBodySize', {get: () => { throw new Error('size'); }});
        WeakMap.prototype.set = () => { throw new Error('map'); };
        window.onerror = window.onunhandledrejection = () => { window.failed = true; };
        """);
    page.navigate(site.url("/gallery"));
    awaitSecondPart();
    page.click(".enroll");
    page.evaluate("shift()");
    nextFrames();

    assertThat(page.evaluate("window.failed")).isNull();
    leave();
    site.awaitBatches(SecondPartTest::hasCls);
  }

  private void visit(String path) {
    page.navigate(site.url(path));
    awaitSecondPart();
  }

  private void awaitSecondPart() {
    page.waitForFunction("window[Symbol.for('groundspeed')]?.join === undefined");
    nextFrames();
  }

  private void leave() {
    page.navigate(site.url("/elsewhere"));
  }

  private void nextFrames() {
    page.evaluate(
        "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))");
  }

  private JsonObject last(String name) {
    site.awaitBatches(batches -> hasCls(batches) && last(batches, name) != null);
    return last(site.batches(), name);
  }

  private static JsonObject last(List<Batch> batches, String name) {
    return batches.stream()
        .flatMap(
            batch -> batch.json().getJsonArray("vitals").getValuesAs(JsonObject.class).stream())
        .filter(vital -> vital.getString("name").equals(name))
        .reduce((before, after) -> after)
        .orElse(null);
  }

  private static boolean hasCls(List<Batch> batches) {
    return Batch.lastOf(batches).containsKey("CLS");
  }

  private static List<Batch> soft(List<Batch> batches) {
    return batches.stream()
        .filter(batch -> batch.text("navigationType").equals("soft-navigation"))
        .toList();
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
