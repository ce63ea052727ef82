package io.groundspeed.web.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import io.groundspeed.web.tracker.Batch.Vital;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The built tracker in a real browser, by what leaves on the wire. */
class TrackerTest {
  private static final String ID = "v5-\\d{13}-\\d{13}";

  private static Chromium chromium;

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
    use(new Browser.NewContextOptions());
  }

  @AfterEach
  void close() {
    context.close();
    site.close();
  }

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
              assertThat(batch.json()).doesNotContainKeys("release", "sampleRate", "dropped");
            })
        .extracting(batch -> batch.text("pageViewId"))
        .allMatch(matching(ID))
        .containsOnly(batches.get(0).text("pageViewId"));
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
  void a_server_that_asks_for_peace_gets_it_and_then_the_same_vitals() {
    site.refusingOnce(2);
    visit("/journey");

    List<Batch> batches = site.awaitBatches(received -> received.size() == 2);
    assertThat(Duration.ofNanos(batches.get(1).nanos() - batches.get(0).nanos()))
        .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(10));
    assertThat(batches.get(1).vitals()).isEqualTo(batches.get(0).vitals());
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
  void a_visitor_with_global_privacy_control_is_left_alone() {
    assertThatNothingIsSentWith("navigator.globalPrivacyControl = true");
  }

  @Test
  void a_visitor_with_do_not_track_is_left_alone() {
    assertThatNothingIsSentWith("Object.defineProperty(navigator, 'doNotTrack', {get: () => '1'})");
  }

  @Test
  void a_sample_of_zero_sends_nothing() {
    site.withScript("data-sample='0'");
    assertThatNothingIsSentWith("0");
  }

  @Test
  void a_page_view_outside_the_sample_sends_nothing() {
    site.withScript("data-sample='0.2'");
    assertThatNothingIsSentWith("Math.random = () => 0.3");
  }

  @Test
  void a_page_view_inside_the_sample_says_how_large_the_sample_is() {
    site.withScript("data-sample='0.5'");
    page.addInitScript("Math.random = () => 0.3");
    visit("/journey");
    leave();

    List<Batch> batches = site.awaitBatches(have("CLS"));
    assertThat(batches.get(0).json().getJsonNumber("sampleRate").doubleValue()).isEqualTo(0.5);
  }

  @Test
  void an_error_in_transport_never_reaches_the_page() {
    List<String> errors = new ArrayList<>();
    page.onPageError(errors::add);
    page.addInitScript(
        """
        window.fetch = () => { throw new Error('fetch'); };
        window.requestIdleCallback = () => { throw new Error('idle'); };
        window.onerror = window.onunhandledrejection = () => { window.failed = true; };
        """);
    visit("/journey");
    click("#enroll");
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))");
    nextFrames();

    assertThat(page.evaluate("window.failed")).isNull();
    leave();
    site.awaitGoodbyes(1);
    assertThat(errors).isEmpty();
    assertThat(site.batches()).isEmpty();
  }

  @Test
  void a_browser_that_observes_less_sends_less() {
    List<String> errors = new ArrayList<>();
    page.onPageError(errors::add);
    page.addInitScript(
        """
        Object.defineProperty(PerformanceObserver, 'supportedEntryTypes', {value: ['paint']});
        delete window.PerformanceEventTiming;
        """);
    visit("/journey");
    leave();

    List<Batch> batches = site.awaitBatches(have("TTFB", "FCP"));
    site.awaitGoodbyes(1);
    assertThat(Batch.lastOf(batches)).containsOnlyKeys("TTFB", "FCP");
    assertThat(errors).isEmpty();
  }

  @Test
  void a_browser_without_keepalive_sends_by_beacon() {
    page.addInitScript("delete Request.prototype.keepalive");
    visit("/journey");
    leave();

    List<Batch> batches = site.awaitBatches(have("CLS"));
    assertThat(batches.get(0).headers().get("content-type")).startsWith("text/plain");
  }

  @Test
  void a_script_from_another_site_reports_to_its_own_site_without_a_preflight() {
    site.withScript(site.foreignUrl("/groundspeed.js"), "");
    visit("/journey");
    leave();

    List<Batch> batches = site.awaitBatches(have("CLS"));
    assertThat(batches)
        .allSatisfy(
            batch -> {
              assertThat(batch.method()).isEqualTo("POST");
              assertThat(batch.headers().get("content-type")).startsWith("text/plain");
              assertThat(batch.headers()).containsEntry("origin", site.url(""));
              assertThat(site.foreignUrl("")).endsWith(batch.headers().get("host"));
            });
  }

  @Test
  void the_script_element_names_endpoint_page_and_release() {
    site.withScript(
        site.foreignUrl("/groundspeed.js"),
        "data-endpoint='/api/performance/web-vitals' data-page='/journey/{slug}?x' data-release='7.1'");
    visit("/journey/tour");
    leave();

    Batch batch = site.awaitBatches(have("CLS")).get(0);
    assertThat(site.url("")).endsWith(batch.headers().get("host"));
    assertThat(batch.text("page")).isEqualTo("/journey/{slug}");
    assertThat(batch.text("release")).isEqualTo("7.1");
  }

  @Test
  void a_page_with_two_scripts_is_measured_once() {
    site.withMarkup(
        "<script src='/groundspeed.js'></script><script src='/groundspeed.js'></script>");
    visit("/journey");
    leave();

    List<Batch> batches = site.awaitBatches(have("CLS"));
    site.awaitGoodbyes(1);
    assertThat(batches.stream().map(batch -> batch.text("pageViewId")).distinct()).hasSize(1);
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

  @Test
  void a_phone_is_mobile() {
    use(
        new Browser.NewContextOptions()
            .setViewportSize(390, 844)
            .setHasTouch(true)
            .setIsMobile(true));
    assertThatDeviceIs("mobile");
  }

  @Test
  void a_large_touch_screen_is_a_tablet() {
    use(
        new Browser.NewContextOptions()
            .setViewportSize(820, 1180)
            .setHasTouch(true)
            .setIsMobile(true));
    page.addInitScript("Object.defineProperty(navigator, 'userAgentData', {value: undefined})");
    assertThatDeviceIs("tablet");
  }

  private void assertThatDeviceIs(String device) {
    visit("/journey");
    leave();

    assertThat(site.awaitBatches(have("TTFB")).get(0).text("device")).isEqualTo(device);
  }

  private void assertThatNothingIsSentWith(String initScript) {
    page.addInitScript(initScript);
    visit("/journey");
    page.evaluate("shift()");
    click("#enroll");
    leave();
    leave();

    site.awaitGoodbyes(2);
    assertThat(site.batches()).isEmpty();
  }

  private void use(Browser.NewContextOptions options) {
    if (context != null) {
      context.close();
    }
    context = chromium.browser().newContext(options);
    page = context.newPage();
  }

  private void visit(String path) {
    page.navigate(site.url(path));
    nextFrames();
  }

  private void click(String selector) {
    page.click(selector);
    nextFrames();
  }

  private void leave() {
    page.navigate(site.url("/elsewhere"));
  }

  /** Until what has happened is painted, and its entries have been given to observers. */
  private void nextFrames() {
    page.evaluate(
        """
        new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>
            requestIdleCallback ? setTimeout(done, 50) : done())))
        """);
  }

  private static Predicate<List<Batch>> have(String... names) {
    return batches -> Batch.lastOf(batches).keySet().containsAll(Set.of(names));
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
