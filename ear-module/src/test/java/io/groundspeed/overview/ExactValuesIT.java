package io.groundspeed.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rounded or relative value leads to the exact one, by pointer, by touch and by keyboard. */
@ExtendWith({Groundspeed.class, Browsing.class})
class ExactValuesIT {
  private static final String SCREENS = "/admin/performance/";

  /**
   * Returns the values with a unit that have no exact value. Targets and thresholds are exact: a
   * sign and a space come before them.
   */
  private static final String BARE =
      """
      [...document.querySelectorAll('main :is(td.number, dd, .card strong, .shares b, .trends .number, time)')]
          .filter((it) => it.tagName === 'TIME'
              || /(^|[<>~+−])[0-9.,]+ (ms|s|min|h|days|%|points|[KMG]B?)/.test(it.innerText))
          .filter((it) => !/^[<>≤≥] /.test(it.innerText))
          .filter((it) => !it.closest('[title]:not([title=""])'))
          .filter((it) => !it.querySelector('[title]:not([title=""], .rated)'))
          .map((it) => it.closest('tr, div, li').innerText)
      """;

  private static final String VALUES =
      """
      document.querySelectorAll('main :is(.rounded, .count, time, .figures dd)[title]:not([title=""])').length
      """;

  private Tab tab;

  @BeforeAll
  static void seed() throws SQLException {
    SlowShop.open();
  }

  @AfterAll
  static void closeShop() {
    SlowShop.close();
  }

  @BeforeEach
  void openTab(Browser browser) {
    tab = browser.admin();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "overview?range=1h",
        "vitals?range=1h",
        "vitals?range=1h&page=%2Fshop%2Fcheckout",
        "vitals?range=1h&tab=assets",
        "jobs?range=1h",
        "jobs?range=1h&status=failed",
        "jobs?tab=types",
        "jobs?tab=schedules",
      })
  void no_rounded_value_is_without_an_exact_one(String address) {
    tab.open(SCREENS + address);
    tab.run("document.querySelectorAll('main details').forEach((it) => (it.open = true))");

    assertThat((List<?>) tab.run(BARE)).isEmpty();
    if (!address.contains("assets")) {
      assertThat((Integer) tab.run(VALUES)).as("exact values").isPositive();
    }
  }

  @Test
  void a_job_leads_to_its_exact_times() {
    String id = Groundspeed.database().value("SELECT max(id) FROM groundspeed.background_jobs");
    tab.open(SCREENS + "jobs?job=" + id);

    assertThat((List<?>) tab.run(BARE)).isEmpty();
    tab.find("#job .timeline .rounded").click();
    tab.waitFor("#exact.open", "30,004.0 ms");
  }

  @Test
  void a_click_and_the_keyboard_show_the_exact_value() {
    tab.open(SCREENS + "overview?range=1h");
    Locator value =
        tab.find("#verdicts .verdict:has(a:has-text('the slowest averages')) dd .rounded").first();
    value.click();
    tab.waitFor("#exact.open", "2,500.0 ms");

    tab.open(SCREENS + "vitals?range=1h");
    tab.find("#metrics .card a").first().focus();
    tab.press("e");
    tab.waitFor("#exact.open", " ms");
    assertThat(tab.text("#exact")).containsPattern("^[0-9,]+\\.[0-9]+ ms$");
    tab.press("Escape");
    Locator share = tab.find(".card .shares .rounded").first();
    assertThat(share.getAttribute("title")).matches("[0-9]+\\.[0-9]{4} %");
    share.click();
    tab.waitFor("#exact.open", share.getAttribute("title"));
    assertThat(tab.address()).isEqualTo(SCREENS + "vitals?range=1h"); // not the card’s link
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void the_time_of_the_last_refresh_is_exact_too() {
    tab.open(SCREENS + "overview?range=1h");

    tab.find("#updated time").click();

    tab.waitFor("#exact.open", " UTC (");
  }
}
