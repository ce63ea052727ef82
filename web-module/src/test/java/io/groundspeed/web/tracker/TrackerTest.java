package io.groundspeed.web.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import io.groundspeed.web.tracker.Batch.Vital;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the built tracker measures in a real browser. */
class TrackerTest extends OnTrackedPage {
  private static final String ID = "g1-\\d{13}-\\d{13}";

  @Test
  void all_six_vitals_of_a_visit_arrive() {
    visit("/journeys/tour?email=jo@example.org#start");
    page.mouse().wheel(0, 400);
    page.evaluate("shift()");
    click("#enroll");
    leave();

    List<Batch> batches = site.awaitBatches(have("LCP", "CLS", "INP", "FID", "FCP", "TTFB"));
    Map<String, Vital> last = Batch.lastOf(batches);
    assertThat(last.get("INP").value()).isBetween(100.0, 1000.0);
    assertThat(last.get("CLS").value()).isBetween(0.01, 1.0);
    assertThat(last.get("FID").value()).isBetween(0.0, 1000.0);
    assertThat(last.get("TTFB").value()).isBetween(0.1, last.get("FCP").value());
    assertThat(last.get("LCP").value()).isGreaterThanOrEqualTo(last.get("FCP").value());
    assertThat(last.values()).extracting(Vital::id).doesNotHaveDuplicates().allMatch(matching(ID));
    assertThat(batches)
        .allSatisfy(
            batch -> {
              assertThat(batch.method()).isEqualTo("POST");
              assertThat(batch.headers())
                  .containsEntry("content-type", "application/json")
                  .containsEntry("sec-fetch-site", "same-origin")
                  .doesNotContainKey("referer");
              assertThat(batch.text("page")).isEqualTo("/journeys/tour");
              assertThat(batch.text("navigationType")).isEqualTo("navigate");
              assertThat(batch.text("device")).isEqualTo("desktop");
              assertThat(batch.text("connection")).matches("slow-2g|[234]g");
              assertThat(batch.json())
                  .doesNotContainKeys("release", "sampleRate", "dropped", "requestId");
            })
        .extracting(batch -> batch.text("pageViewId"))
        .allMatch(matching(ID))
        .containsOnly(batches.get(0).text("pageViewId"));
  }

  @Test
  void the_view_of_a_loaded_page_says_which_request_answered() {
    site.withRequestId("9f86d081884c7d65");
    visit("/journey");
    click("#leave");

    assertThat(site.awaitBatches(have("TTFB")))
        .extracting(batch -> batch.text("requestId"))
        .containsOnly("9f86d081884c7d65");
  }

  @Test
  void the_click_that_leaves_the_page_counts() {
    visit("/journey");
    page.evaluate("document.querySelector('#leave').addEventListener('click', () => busy(150))");
    click("#leave");

    List<Batch> batches = site.awaitBatches(have("INP"));
    assertThat(Batch.lastOf(batches).get("INP").value()).isGreaterThanOrEqualTo(150);
  }

  @Test
  void a_page_on_which_nothing_moved_or_was_touched_has_a_cls_of_zero_and_no_inp() {
    visit("/journey");
    leave();

    List<Batch> batches = site.awaitBatches(have("CLS"));
    assertThat(Batch.lastOf(batches)).containsOnlyKeys("TTFB", "FCP", "LCP", "CLS");
    assertThat(Batch.lastOf(batches).get("CLS").value()).isZero();
  }

  @Test
  void what_waits_goes_after_five_seconds_and_a_better_value_replaces_it_by_its_id() {
    visit("/journey");
    Vital provisional = Batch.lastOf(site.awaitBatches(have("TTFB", "FCP", "LCP"))).get("LCP");
    double sentAt = ((Number) page.evaluate("performance.now()")).doubleValue();
    page.evaluate("grow()");
    nextFrames();
    leave();

    List<Batch> batches = site.awaitBatches(have("CLS"));
    Vital last = Batch.lastOf(batches).get("LCP");
    assertThat(sentAt).isBetween(5000.0, 15_000.0);
    assertThat(last.id()).isEqualTo(provisional.id());
    assertThat(last.value()).isGreaterThan(5000);
    assertThat(Batch.vitalsOf(batches))
        .as("what has not changed is not sent again")
        .extracting(Vital::name)
        .containsExactlyInAnyOrder("TTFB", "FCP", "LCP", "LCP", "CLS");
  }

  @Test
  void a_page_out_of_the_back_forward_cache_is_a_new_view() {
    visit("/journey");
    click("#enroll");
    leave();
    List<Batch> first = site.awaitBatches(have("CLS", "INP"));
    page.goBack(new Page.GoBackOptions().setWaitUntil(WaitUntilState.COMMIT));
    assertThat(page.evaluate("performance.getEntriesByType('navigation')[0].type"))
        .as("the page was restored, not loaded again")
        .isEqualTo("navigate");
    nextFrames();
    click("#enroll");
    leave();

    List<Batch> second =
        site.awaitBatches(received -> have("CLS", "INP", "FID").test(ofCache(received)));
    second = ofCache(second);
    assertThat(Batch.lastOf(second))
        .containsOnlyKeys("TTFB", "FCP", "LCP", "CLS", "INP", "FID")
        .satisfies(
            last -> {
              assertThat(last.get("TTFB").value()).isZero();
              assertThat(last.get("FCP").value()).isBetween(1.0, 2000.0);
              assertThat(last.get("LCP").value()).isBetween(1.0, 2000.0);
              assertThat(last.get("CLS").value()).isZero();
              assertThat(last.get("INP").value()).isBetween(100.0, 1000.0);
              assertThat(last.get("FID").value()).isBetween(0.0, 1000.0);
            });
    assertThat(second)
        .extracting(batch -> batch.text("pageViewId"))
        .containsOnly(second.get(0).text("pageViewId"))
        .doesNotContain(first.get(0).text("pageViewId"));
    assertThat(Batch.vitalsOf(second))
        .extracting(Vital::id)
        .doesNotContainAnyElementsOf(Batch.vitalsOf(first).stream().map(Vital::id).toList());
  }

  @Test
  void a_prerendered_page_is_measured_from_when_it_is_shown() throws Exception {
    Process alone = Chromium.open(site.url("/prerendering"));
    try {
      List<Batch> batches = site.awaitBatches(have("TTFB", "FCP", "LCP", "CLS"));

      Map<String, Vital> last = Batch.lastOf(batches);
      assertThat(batches)
          .extracting(batch -> batch.text("navigationType"))
          .containsOnly("prerender");
      assertThat(last.get("TTFB").value()).as("had come before").isZero();
      assertThat(last.get("FCP").value()).isLessThan(1400);
      assertThat(last.get("LCP").value()).isLessThan(1400);
    } finally {
      alone.destroy();
      alone.waitFor();
    }
  }

  @Test
  void a_page_hidden_from_the_start_has_no_paint() {
    page.addInitScript(
        "Object.defineProperty(document, 'visibilityState', {get: () => 'hidden'});");
    visit("/journey");
    leave();

    List<Batch> batches = site.awaitBatches(have("TTFB"));
    site.awaitGoodbyes(1);
    assertThat(Batch.lastOf(batches)).containsOnlyKeys("TTFB");
  }

  @Test
  void a_script_that_comes_late_still_learns_what_happened_before() {
    site.withMarkup("");
    visit("/journey");
    page.evaluate("shift()");
    click("#enroll");
    page.evaluate(
        "document.head.append(Object.assign(document.createElement('script'), {src: '/groundspeed.js', onload: () => { window.late = true; }}))");
    page.waitForFunction("window.late");
    nextFrames();
    leave();

    List<Batch> batches = site.awaitBatches(have("LCP", "CLS", "INP", "FID", "FCP", "TTFB"));
    assertThat(Batch.lastOf(batches).get("CLS").value()).isPositive();
    assertThat(Batch.lastOf(batches).get("INP").value()).isGreaterThanOrEqualTo(100);
  }

  private static List<Batch> ofCache(List<Batch> batches) {
    return batches.stream()
        .filter(batch -> batch.text("navigationType").equals("back-forward-cache"))
        .collect(Collectors.toList());
  }

  private static Predicate<String> matching(String regex) {
    return text -> text.matches(regex);
  }
}
