package io.groundspeed.overview;

import static io.groundspeed.overview.SlowShop.CAUSE;
import static io.groundspeed.overview.SlowShop.COSTLIEST_PATTERN;
import static io.groundspeed.overview.SlowShop.FAILING_TYPE;
import static io.groundspeed.overview.SlowShop.ITS_QUERY;
import static io.groundspeed.overview.SlowShop.SLOWEST_ON_PHONES;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Questions that administrators have, each answered with at most four clicks from the Overview. */
@ExtendWith({Groundspeed.class, Browsing.class})
class TasksIT {
  private static final int MOST_CLICKS = 4;

  private Tab tab;
  private int clicks;

  @BeforeEach
  void openOverview(Browser browser) throws SQLException {
    SlowShop.open();
    tab = browser.admin();
    tab.width(1440).open("/admin/performance/overview?range=1h");
  }

  @AfterAll
  static void closeShop() {
    SlowShop.close();
  }

  @Test
  void the_slowest_page_on_phones_and_the_query_behind_it_are_found() {
    click("#trends li:has-text('LCP') a:has-text('phones')");
    tab.waitFor("#pages thead [aria-sort=descending]", "LCP");
    assertThat(tab.find("#pages tbody th").allInnerTexts())
        .containsExactly(SLOWEST_ON_PHONES, "/shop/cart");

    click("#pages tbody a");
    tab.waitFor("h1", SLOWEST_ON_PHONES);
    tab.waitFor("#origin", "GET " + SLOWEST_ON_PHONES);

    click("#origin-queries tbody a");
    tab.waitFor("#summary", "2.50 s");
    assertThat(tab.text("h1")).isEqualTo("Query " + ITS_QUERY);
    assertThat(tab.text("#callers")).contains(SLOWEST_ON_PHONES);
    assertFewClicks();
  }

  @Test
  void the_cause_of_failing_jobs_is_found_and_they_are_retried() {
    click("#verdicts a:has-text('jobs of 2 types failed for good, most of them fixture_note')");
    tab.waitFor("#failures", FAILING_TYPE);

    click("#failures a:text-is('%s')".formatted(FAILING_TYPE));
    tab.waitFor("#list", "9, newest first");
    assertThat(tab.find("#failures tbody tr").count()).isOne();
    assertThat(tab.text("#failures tbody")).contains(CAUSE, "Mailer.send(Mailer.java:41)");
    assertThat(tab.text("#list tbody")).contains("No answer within 30 s");

    click("button:has-text('Retry all…')");
    tab.waitFor("#confirm", "affects 9 jobs");
    click("#confirm button:has-text('Retry 9 jobs')");
    tab.waitFor("#done", "9 jobs retried, 0 skipped.");
    awaitCompleted(9);
    assertThat(SlowShop.jobs("seeded_import", "failed")).as("others").isEqualTo(2);
    assertFewClicks();
  }

  private void awaitCompleted(long jobs) {
    for (int tries = 0; tries < 150 && SlowShop.jobs(FAILING_TYPE, "completed") < jobs; tries++) {
      tab.page().waitForTimeout(200);
    }
    assertThat(SlowShop.jobs(FAILING_TYPE, "completed")).isEqualTo(jobs);
  }

  @Test
  void the_cache_pattern_that_costs_most_is_found() {
    click("#targets a:has-text('Cache hit rate')");
    tab.waitFor("#patterns thead [aria-sort=descending]", "Cost per day");

    Locator first = tab.find("#patterns tbody tr").first();
    assertThat(first.locator("th").innerText()).isEqualTo(COSTLIEST_PATTERN);
    assertThat(first.innerText()).contains("7 min 12 s"); // 20 × 900 ms in one hour of 24
    assertFewClicks();
  }

  /** Clicks on the first link or button that matches, which must be in sight without scripts. */
  private void click(String selector) {
    Locator target = tab.find(selector).first();
    target.waitFor();
    assertThat((String) target.evaluate("it => it.tagName")).isIn("A", "BUTTON");
    clicks++;
    target.click();
  }

  private void assertFewClicks() {
    assertThat(clicks).isBetween(1, MOST_CLICKS);
    assertThat(tab.complaints()).isEmpty();
  }
}
