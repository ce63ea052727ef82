package io.groundspeed.web.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the second part adds to vitals, in a real browser, checked by what it sends. */
class SecondPartTest extends OnTrackedPage {
  private static final Offset<Double> ROUNDING = Offset.offset(0.3);

  @AfterEach
  void nothingFailed() {
    assertThat(errors).isEmpty();
  }

  @Test
  void the_largest_paint_comes_with_its_element_and_four_phases_that_add_up() {
    visitFully("/gallery");
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
    visitFully("/gallery");
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
    visitFully("/gallery");
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
    visitFully("/gallery");
    leave();

    JsonObject ttfb = last("TTFB");
    JsonObject fcp = last("FCP");
    assertThat(number(ttfb.getJsonObject("attribution"), "requestDuration"))
        .isBetween(0.0, number(ttfb, "value"));
    assertThat(number(fcp.getJsonObject("attribution"), "timeToFirstByte"))
        .isCloseTo(number(ttfb, "value"), ROUNDING);
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
    visitFully("/gallery");
    page.click("#soft");
    page.waitForFunction(
        "performance.getEntriesByType('soft-navigation').length || !PerformanceObserver.supportedEntryTypes.includes('soft-navigation')");
    nextFrames();
    leave();

    // Both views are sent at the same time on separate connections, so the second may arrive first.
    List<Batch> all =
        site.awaitBatches(
            batches ->
                have("TTFB", "FCP", "LCP", "CLS").test(of(batches, "soft-navigation"))
                    && !of(batches, "navigate").isEmpty());
    List<Batch> soft = of(all, "soft-navigation");
    assertThat(soft).extracting(batch -> batch.text("page")).containsOnly("/gallery/next");
    assertThat(of(all, "navigate"))
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
    site.awaitBatches(have("CLS"));
  }

  private JsonObject last(String name) {
    site.awaitBatches(batches -> have("CLS").test(batches) && last(batches, name) != null);
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

  private static List<Batch> of(List<Batch> batches, String navigationType) {
    return batches.stream()
        .filter(batch -> batch.text("navigationType").equals(navigationType))
        .toList();
  }

  private static double number(JsonObject object, String field) {
    return object.getJsonNumber(field).doubleValue();
  }
}
