package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Endpoints and Queries screens, with our own requests and statements. */
@ExtendWith({ProbedServer.class, Browsing.class})
class ProbeScreensIT {
  private static final String ENDPOINTS =
      "/admin/performance/endpoints?range=1h&deployment=groundspeed.ear";
  private static final String QUERIES =
      "/admin/performance/queries?range=1h&deployment=groundspeed.ear";

  private static final String SYSTEM = "/admin/performance/system";

  private Tab tab;

  @BeforeAll
  static void awaitFigures() {
    Beacons http = ProbedServer.http();
    http.asAdmin("admin/performance/overview");
    Figures figures = new Figures(http);
    figures.awaitEndpoint("groundspeed.ear", "GET", "/admin/performance/overview", 1);
  }

  @BeforeEach
  void openTab(Browser browser) {
    tab = browser.adminAt(ProbedServer.url());
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void endpoints_are_listed_by_their_templates_and_open() {
    tab.open(ENDPOINTS + "&sort=-requests");

    assertThat(tab.text("#table")).contains("groundspeed.ear").contains("/admin/performance/");
    assertThat(tab.find("th[aria-sort=descending]").innerText()).contains("Requests");
    tab.find("#table tbody a").first().click();
    tab.page().waitForURL(url -> url.contains("method="));
    assertThat(tab.address()).contains("deployment=groundspeed.ear").contains("endpoint=");
    assertThat(tab.text("#summary")).contains("Requests");
  }

  @Test
  void queries_open_to_their_callers_and_trend() {
    tab.open(QUERIES);

    tab.find("#table tbody a").first().click();
    tab.page().waitForURL(url -> url.contains("query="));

    assertThat(tab.text("#callers")).contains("groundspeed.ear");
    assertThat(tab.find("#trend canvas").count()).isOne();
  }

  @Test
  void a_filter_that_nothing_matches_offers_to_be_cleared() {
    tab.open("/admin/performance/queries?range=1h&deployment=nothing.war");

    assertThat(tab.text("#figures")).contains("No statements match these filters");
    tab.find("#figures a.button").click();
    tab.find("#table tbody tr").first().waitFor();
  }

  @Test
  void a_range_without_any_says_how_to_measure_a_data_source() {
    tab.open("/admin/performance/queries?range=2020-01-01T00:00:00Z%2F2020-01-02T00:00:00Z");

    assertThat(tab.text("#figures")).contains("driver-name, value=groundspeed");
  }

  @Test
  void the_system_screen_says_what_is_measured_and_what_is_not() {
    tab.open(SYSTEM);

    assertThat(tab.text("#self-test")).doesNotContain("not seen").contains("ExampleDS");
  }
}
