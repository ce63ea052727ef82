package io.groundspeed.beacon;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import io.groundspeed.testing.Beacons;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A static page of another origin with one script element, in a real browser. */
@ExtendWith({BeaconServer.class, Browsing.class})
class OtherOriginIT {
  private Tab tab;

  @BeforeEach
  void openTab(Browser browser) {
    tab = browser.blank();
  }

  @Test
  void the_vitals_of_an_allowed_site_are_stored_with_what_they_are_due_to() {
    List<Request> sent = visit(BeaconServer.allowedSite());

    assertThat(sent.get(0).response().status()).isEqualTo(204);
    assertThat(
            BeaconServer.database()
                .value(
                    """
                SELECT string_agg(DISTINCT metric_name, ' ' ORDER BY metric_name)
                  FROM groundspeed.web_vitals WHERE page_path = '/allowed'
                """))
        .contains("FCP LCP TTFB");
    assertThat(
            BeaconServer.database()
                .value(
                    """
                SELECT attribution ->> 'target' FROM groundspeed.web_vitals
                 WHERE page_path = '/allowed' AND metric_name = 'LCP'
                """))
        .isEqualTo("html>body>h1.headline");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void those_of_any_other_site_are_refused_and_the_page_does_not_notice() {
    List<String> errors = new ArrayList<>();
    tab.page().onPageError(errors::add);

    List<Request> sent;
    try (StaticSite stranger = StaticSite.start("/stranger")) {
      sent = visit(stranger);
    }

    assertThat(sent.get(0).failure()).as("the browser may not read the answer").isNotNull();
    assertThat(
            BeaconServer.database()
                .count("SELECT count(*) FROM groundspeed.web_vitals WHERE page_path = '/stranger'"))
        .isZero();
    assertThat(errors).isEmpty();
  }

  /** Stays on a page until its first batch is settled; returns the requests that it sent. */
  private List<Request> visit(StaticSite site) {
    Page page = tab.page();
    List<Request> settled = new ArrayList<>();
    page.onRequestFinished(request -> add(settled, request));
    page.onRequestFailed(request -> add(settled, request));
    tab.open(site.origin());
    page.waitForCondition(() -> !settled.isEmpty());
    return settled;
  }

  private static void add(List<Request> requests, Request request) {
    if (request.url().endsWith(Beacons.PATH)) {
      requests.add(request);
    }
  }
}
