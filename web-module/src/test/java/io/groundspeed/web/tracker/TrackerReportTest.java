package io.groundspeed.web.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of whom the built tracker reports, where to and as what, and what it does when it can not. */
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
