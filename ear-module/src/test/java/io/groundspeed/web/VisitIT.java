package io.groundspeed.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Database;
import io.groundspeed.testing.Groundspeed;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A real visit, from the visitor's browser through the database to the administrator's screen. */
@ExtendWith({Groundspeed.class, Browsing.class})
class VisitIT {
  private static final Duration ARRIVAL = Duration.ofSeconds(30);

  @Test
  void a_visit_stores_all_six_metrics_and_the_dashboard_shows_them_without_a_reload(
      Browser browser) {
    Database database = Groundspeed.database();
    String since = database.value("SELECT now()");
    try (Tab admin = browser.admin();
        Tab visitor = browser.anonymous()) {
      admin.open("/admin/performance/vitals?range=15m&page=%2F&refresh=5");
      admin.waitFor("h1", "/");
      String before = admin.text("main");

      visitor.open("/");
      visitor.find("#q").click();
      visitor.page().mouse().wheel(0, 400);
      visitor.find("#q").click();
      visitor.follow("a[href='/home']", "/login?to=%2Fhome");

      Map<String, String> stored = awaitSixMetrics(database, since);
      assertThat(stored.keySet()).containsExactly("CLS", "FCP", "FID", "INP", "LCP", "TTFB");
      assertThat(stored.values())
          .allMatch(
              row -> row.matches("/\\|desktop\\|.*g\\|navigate"),
              "page, device, connection, navigation");
      admin
          .page()
          .waitForFunction("before => document.querySelector('main').innerText !== before", before);
      for (String metric : stored.keySet()) {
        admin.waitFor(".card", metric);
      }
      assertThat(admin.find(".card").allInnerTexts())
          .filteredOn(card -> card.contains("sample") && card.contains("p75"))
          .as("cards that show a p75")
          .hasSizeGreaterThanOrEqualTo(6);
      assertThat(visitor.complaints()).isEmpty();
      assertThat(admin.complaints()).isEmpty();
    }
  }

  private static Map<String, String> awaitSixMetrics(Database database, String since) {
    long deadline = System.nanoTime() + ARRIVAL.toNanos();
    Map<String, String> rows = new TreeMap<>();
    while (rows.size() < 6 && System.nanoTime() < deadline) {
      for (String metric : new String[] {"LCP", "FID", "CLS", "FCP", "TTFB", "INP"}) {
        String row =
            database.value(
                """
                SELECT max(concat_ws('|', page_path, device_type, connection_type, navigation_type,
                       population))
                  FROM groundspeed.web_vitals
                 WHERE recorded_at >= '%s' AND metric_name = '%s' AND page_path = '/'
                """
                    .formatted(since, metric));
        if (row != null) {
          rows.put(metric, row);
        }
      }
    }
    return rows;
  }
}
