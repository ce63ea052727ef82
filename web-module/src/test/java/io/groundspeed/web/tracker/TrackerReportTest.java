package io.groundspeed.web.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Who the built tracker reports about, where and under which names, and what it does if it can't.
 */
class TrackerReportTest extends OnTrackedPage {
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
    List<String> thrown = new ArrayList<>();
    page.onPageError(thrown::add);
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
    assertThat(thrown).isEmpty();
    assertThat(site.batches()).isEmpty();
  }

  @Test
  void a_browser_that_observes_less_sends_less() {
    List<String> thrown = new ArrayList<>();
    page.onPageError(thrown::add);
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
    assertThat(thrown).isEmpty();
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
  void attributes_that_can_not_be_used_cost_no_vital_and_are_named_once_on_the_console() {
    List<String> warnings = new ArrayList<>();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("warning")) {
            warnings.add(message.text());
          }
        });
    site.withScript("data-release='' data-sample='0,1' data-page='/" + "x".repeat(2_000) + "'");
    visitFully("/journey");
    leave();

    Batch batch = site.awaitBatches(have("CLS")).get(0);
    assertThat(batch.json()).doesNotContainKey("sampleRate");
    assertThat(warnings.subList(0, 3))
        .containsExactlyInAnyOrder(
            "Groundspeed can't use data-page as it is",
            "Groundspeed can't use data-release as it is",
            "Groundspeed can't use data-sample as it is");
  }

  @Test
  void a_form_with_a_field_named_id_is_named_by_its_own_id() {
    site.withMarkup(
        "<script src='/groundspeed.js'></script>"
            + "<form id='order'><input name='id'><button id='go' type='button'>Go</button></form>");
    visitFully("/journey");
    assertThat(
            page.evaluate(
                "async () => { const {noteElement, targetOf} = await import('/source/element.js');"
                    + " const entry = {element: document.querySelector('form')};"
                    + " noteElement(entry); return targetOf(entry); }"))
        .isEqualTo("#order");
  }

  @Test
  void where_scripts_must_be_trusted_the_second_part_is_loaded_by_a_policy_of_ours() {
    site.withPolicy("require-trusted-types-for 'script'; trusted-types groundspeed");

    Response part = page.waitForResponse("**/groundspeed-more.js", () -> visit("/journey"));

    assertThat(part.status()).isEqualTo(200);
  }

  @Test
  void an_ipad_with_the_words_of_a_mac_is_a_tablet() {
    page.addInitScript(
        "Object.defineProperty(navigator, 'userAgentData', {value: undefined});"
            + "Object.defineProperty(navigator, 'userAgent', {get: () => 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15'});"
            + "Object.defineProperty(navigator, 'maxTouchPoints', {get: () => 5});");
    assertThatDeviceIs("tablet");
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
}
