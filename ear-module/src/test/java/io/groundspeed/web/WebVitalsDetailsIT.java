package io.groundspeed.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.groundspeed.testing.Groundspeed;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Web Vitals screen for one page and for assets, with valid and invalid senders. */
@ExtendWith({Groundspeed.class, Browsing.class})
class WebVitalsDetailsIT {
  private static final String SCREEN = "/admin/performance/vitals";
  private static final String EXPLAINED = SCREEN + "?page=%2Fgallery";
  private static final String ASSETS = SCREEN + "?tab=assets";

  private Tab tab;

  @BeforeAll
  static void arrive() {
    Visits.arrive();
  }

  @BeforeEach
  void openTab(Browser browser) {
    tab = browser.admin();
  }

  @Test
  void a_page_opens_to_its_details() {
    tab.open(SCREEN);
    tab.find("td a, th a").filter(new Locator.FilterOptions().setHasText("{slug}")).click();

    tab.waitFor("h1", "/journeys/{slug}");
    assertThat(tab.page().title()).isEqualTo("Web Vitals of /journeys/{slug} – Groundspeed");
    assertThat(tab.text("#distribution")).contains("p90", "p95", "300");
    assertThat(tab.find("#devices tbody th").allInnerTexts()).containsExactly("desktop", "mobile");
    assertThat(tab.find("#slowest tbody tr").count()).isEqualTo(10);
    assertThat(tab.find("canvas[role=img]").count()).isEqualTo(2);
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void a_page_has_a_score_and_the_percentiles_and_change_of_each_metric() {
    tab.open(SCREEN + "?page=%2Fjourneys%2F%7Bslug%7D");

    assertThat(tab.text("#scorecard .score"))
        .containsPattern("(?s)^[0-9]{2} of 100 .*– in the period");
    assertThat(tab.find("#scorecard thead").innerText()).contains("p75", "p90", "p95", "p99");
    assertThat(tab.find("#scorecard tbody tr").count()).isEqualTo(6);
    // no visits before; the value is between 1.5 s and 3.3 s
    assertThat(tab.find("#scorecard tbody tr:has-text('LCP')").innerText())
        .contains("not enough data", "300", "25.0 %");
    tab.find("#score-formula summary").click();
    assertThat(tab.text("#score-formula")).contains("erfc", "90 at the threshold for good");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void thresholds_are_marked_on_the_distribution() {
    tab.open(EXPLAINED);

    assertThat(
            tab.run(
                "JSON.stringify(Chart.getChart(document.querySelector('#distribution canvas'))"
                    + ".config.options.groundspeed.marks.map(({text}) => text))"))
        .isEqualTo("[\"good ≤ 2.5 s\",\"poor > 4 s\"]");
  }

  @Test
  void slow_visits_begin_with_their_element_and_their_longest_phase() {
    tab.open(EXPLAINED);

    assertThat(tab.find("#slowest thead th").allInnerTexts())
        .startsWith("Element", "Longest phase", "LCP");
    assertThat(tab.find("#slowest tbody tr:has-text('img.hero')").first().innerText())
        .contains("resource load duration, 1.80 s", "3.00 s");
  }

  @Test
  void a_page_leads_to_the_endpoint_and_the_queries_behind_its_first_byte(Browser browser) {
    // Searches are not cached, so the request runs a query. The tracker sends the request's id.
    Tab visitor = browser.anonymous();
    visitor.open("/?q=tea");
    visitor
        .page()
        .waitForRequest(
            request -> request.url().contains("/web-vitals"),
            () -> visitor.run("window.dispatchEvent(new PageTransitionEvent('pagehide'))"));
    String served = "#origin table >> nth=1";
    String requests = "#slowest tbody a:has(code)";
    for (int tries = 0;
        tries < 40 && (tab.find(served).count() < 1 || tab.find(requests).count() < 1);
        tries++) {
      tab.page().waitForTimeout(500); // the probe's counts are written every second
      tab.open(SCREEN + "?page=%2F" + (tries % 2 == 0 ? "" : "index") + "&metric=TTFB&range=1h");
    }

    assertThat(tab.text("#origin")).contains("GET /", "Time per request");
    String request = tab.find(requests).first().getAttribute("href");
    String endpoint =
        tab.find("#origin table").first().locator("tbody a").first().getAttribute("href");
    assertThat(request).isEqualTo(endpoint);
    assertThat(endpoint).startsWith("/admin/performance/endpoints?range=1h").contains("method=GET");
    tab.find("#origin table").nth(1).locator("tbody a").first().click();
    tab.page().waitForURL(url -> url.contains("/admin/performance/queries?range=1h"));
    tab.page().goBack();
    tab.find("#origin table").first().locator("tbody a").first().click();
    tab.waitFor("h1", "GET /");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void a_page_says_which_elements_and_phases_its_paint_is_due_to() {
    tab.open(EXPLAINED);

    String causes = tab.text("#causes");
    assertThat(causes).contains("most recent 12 samples", "resource load duration", "1.80 s");
    assertThat(tab.find("#causes tbody tr").first().innerText())
        .contains("main>img.hero", "75.0 %", "https://cdn.example/hero.avif");
    assertThat(tab.find("#causes .phase-bar").getAttribute("aria-label"))
        .contains("time to first byte 300 ms, resource load delay 600 ms");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void a_page_says_what_shifted_and_what_was_slow_to_answer() {
    tab.page().addInitScript("window.x = () => { window.pwned = true; }");
    tab.open(EXPLAINED + "&metric=CLS");
    assertThat(tab.find("#causes tbody tr").first().innerText())
        .contains(Visits.HOSTILE_ELEMENT, "100 %", "0.04");
    assertThat(tab.run("window.pwned")).isNull();

    tab.open(EXPLAINED + "&metric=INP");
    assertThat(tab.find("#causes tbody tr").first().innerText())
        .contains("button.enroll", "150 ms", "110 ms", "https://cdn.example/app.js");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void a_metric_without_attribution_says_why() {
    tab.open(EXPLAINED + "&metric=TTFB");

    assertThat(tab.text("#causes")).contains("No sample of TTFB in this range has a cause");
  }

  @Test
  void the_tab_of_assets_shows_times_caches_weights_and_findings() {
    tab.open(SCREEN);
    tab.follow("nav.tabs >> text=Assets", ASSETS);

    assertThat(tab.find("#assets tbody tr").first().innerText())
        .contains("https://cdn.example/hero.avif", "image", "12", "25.0 %", "900.0 KB");
    assertThat(tab.text("#asset-types")).contains("image", "style");
    assertThat(tab.find("#asset-pages tbody tr").first().innerText())
        .contains("/gallery", "940.0 KB");
    assertThat(tab.text("#findings"))
        .contains("weighs 900.0 KB and came from the cache in 25.0 %")
        .contains(
            "app.css takes 350 ms at p75, and pages wait for it before they paint: put the rules");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void a_range_without_loads_says_where_they_come_from() {
    tab.open(ASSETS + "&range=2020-01-01T00:00:00Z/2020-01-02T00:00:00Z");

    assertThat(tab.text("#assets-tab"))
        .contains("No asset loads were reported", "groundspeed-more.js");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void what_attackers_send_is_shown_and_never_runs() {
    tab.page().addInitScript("window.x = () => { window.pwned = true; }");
    tab.open(SCREEN);
    tab.find("table.pages tbody a").first().click();

    tab.waitFor("h1", Visits.HOSTILE_PAGE);
    assertThat(tab.text("#slowest")).contains(Visits.HOSTILE_BROWSER);
    assertThat(tab.run("window.pwned")).isNull();
    assertThat(tab.complaints()).isEmpty();
  }
}
