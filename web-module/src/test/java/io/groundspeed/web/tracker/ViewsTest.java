package io.groundspeed.web.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The views of a page, their names, and their populations. */
class ViewsTest extends OnTrackedPage {
  private static final String UNDRIVEN =
      "Object.defineProperty(Navigator.prototype, 'webdriver', {get: () => false})";

  @AfterEach
  void nothingFailed() {
    assertThat(errors).isEmpty();
  }

  @Test
  void each_path_of_the_history_api_is_a_view_where_the_page_asks_for_it() {
    site.withScript("data-views='history' data-page='/gallery/{picture} /gallery'");
    page.addInitScript("delete window.PerformanceSoftNavigation");
    visitFully("/gallery");
    page.evaluate("history.pushState({}, '', '/gallery/17?x=1')");
    nextFrames();
    page.evaluate("shift()");
    nextFrames();
    page.evaluate("history.replaceState({}, '', '/gallery/17?x=2#y')");
    nextFrames();
    leave();

    List<Batch> all =
        site.awaitBatches(
            batches ->
                have("CLS").test(of(batches, "soft-navigation"))
                    && have("LCP", "CLS").test(of(batches, "navigate")));
    List<Batch> soft = of(all, "soft-navigation");
    assertThat(soft).extracting(batch -> batch.text("page")).containsOnly("/gallery/{picture}");
    assertThat(soft.stream().map(batch -> batch.text("pageViewId")).distinct()).hasSize(1);
    assertThat(value(soft, "CLS")).isPositive();
    assertThat(Batch.lastOf(soft)).doesNotContainKeys("TTFB", "FCP", "LCP");
    assertThat(of(all, "navigate"))
        .extracting(batch -> batch.text("page"))
        .containsOnly("/gallery");
    assertThat(value(of(all, "navigate"), "CLS")).isZero();
  }

  @Test
  void browsers_without_the_navigation_api_are_followed_too_and_going_back_is_a_view() {
    site.withScript("data-views='history'");
    page.addInitScript(
        "delete window.PerformanceSoftNavigation; Object.defineProperty(window, 'navigation', {value: undefined})");
    visitFully("/gallery");
    page.evaluate("history.pushState({}, '', '/gallery/next')");
    nextFrames();
    page.evaluate("history.back()");
    page.waitForFunction("location.pathname === '/gallery'");
    nextFrames();
    leave();

    List<Batch> soft =
        of(
            site.awaitBatches(
                batches ->
                    of(batches, "soft-navigation").stream()
                            .map(batch -> batch.text("page"))
                            .distinct()
                            .count()
                        == 2),
            "soft-navigation");
    assertThat(soft)
        .extracting(batch -> batch.text("page"))
        .containsOnly("/gallery/next", "/gallery");
  }

  @Test
  void without_the_setting_a_path_of_the_history_api_is_no_view() {
    page.addInitScript("delete window.PerformanceSoftNavigation");
    visitFully("/gallery");
    page.evaluate("history.pushState({}, '', '/gallery/next')");
    nextFrames();
    leave();

    List<Batch> all = site.awaitBatches(have("LCP", "CLS"));
    assertThat(all).extracting(batch -> batch.text("page")).containsOnly("/gallery");
  }

  @Test
  void the_page_names_its_view_by_a_call() {
    visitFully("/gallery");
    page.evaluate("groundspeed.page('/pictures/{all}?token=x')");
    leave();

    assertThat(site.awaitBatches(have("LCP", "CLS")))
        .extracting(batch -> batch.text("page"))
        .last()
        .isEqualTo("/pictures/{all}");
  }

  @Test
  void a_browser_that_a_program_drives_says_so() {
    visit("/journey");
    leave();
    assertThat(site.awaitBatches(have("LCP")))
        .allMatch(batch -> batch.json().getBoolean("bot", false));
  }

  @Test
  void others_say_nothing_and_ids_tell_the_collector() {
    page.addInitScript(UNDRIVEN);
    visit("/journey");
    leave();
    assertThat(site.awaitBatches(have("LCP")))
        .noneMatch(batch -> batch.json().containsKey("bot"))
        .allMatch(
            batch ->
                batch
                    .json()
                    .getJsonArray("vitals")
                    .getJsonObject(0)
                    .getString("id")
                    .matches("g1-\\d{13}-\\d{13}"));
  }

  private static List<Batch> of(List<Batch> batches, String navigationType) {
    return batches.stream()
        .filter(batch -> navigationType.equals(batch.text("navigationType")))
        .toList();
  }

  private static double value(List<Batch> batches, String metric) {
    return Batch.lastOf(batches).get(metric).value();
  }
}
