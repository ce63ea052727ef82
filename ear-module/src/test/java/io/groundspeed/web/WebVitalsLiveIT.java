package io.groundspeed.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.RunningGroundspeed;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Web Vitals screen while it is in use: keys, refreshes, and failures meanwhile. */
@ExtendWith({Groundspeed.class, Browsing.class})
class WebVitalsLiveIT {
  private static final String SCREEN = "/admin/performance/vitals";

  private static final Locator.WaitForOptions ATTACHED =
      new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);

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
  void the_keyboard_reaches_everything() {
    tab.open(SCREEN + "?range=7d&device=mobile");

    tab.press("/");
    assertThat(tab.run("document.activeElement.id")).isEqualTo("filter_input");
    tab.run("document.activeElement.blur()");
    tab.press("t");
    assertThat(tab.run("document.documentElement.dataset.theme")).isEqualTo("light");
    tab.press("?");
    assertThat(tab.find("#help").isVisible()).isTrue();
    tab.press("Escape");
    assertThat(tab.find("#help").isVisible()).isFalse();
    tab.press("2");
    tab.page().waitForURL("**" + SCREEN + "?range=7d");
  }

  @Test
  void a_refresh_shows_new_figures_and_keeps_the_readers_place() {
    Visits.visit("/live", "mobile", "LCP", 100, 2_000);
    tab.open(SCREEN + "?page=%2Flive");
    tab.find("#trend-chart-table summary").click();
    tab.find("#trend-chart-table summary").focus();
    tab.run("scrollTo(0, 200)");
    Visits.visit("/live", "mobile", "LCP", 50, 2_000);

    tab.press("r");

    tab.waitFor(".card", "150 samples");
    assertThat(tab.run("document.getElementById('trend-chart-table').open")).isEqualTo(true);
    assertThat(tab.run("document.activeElement.tagName")).isEqualTo("SUMMARY");
    assertThat(tab.run("scrollY")).isEqualTo(200);
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void live_refresh_comes_by_itself() {
    Visits.visit("/ticking", "mobile", "LCP", 100, 2_000);
    tab.open(SCREEN + "?page=%2Fticking&refresh=5");
    Visits.visit("/ticking", "mobile", "LCP", 25, 2_000);

    tab.waitFor(".card", "125 samples");

    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void an_ended_session_is_said_once_and_refreshing_stops(Browser browser) {
    tab = browser.anonymous();
    tab.open("/login");
    tab.logIn("admin", RunningGroundspeed.ADMIN_PASSWORD);
    tab.open(SCREEN);
    tab.page().context().clearCookies();

    tab.press("r");

    tab.waitFor("#banner p:visible", "Your session has ended");
    assertThat(tab.find(".card").count()).isEqualTo(6);
    tab.find("#banner a").click();
    tab.logIn("admin", RunningGroundspeed.ADMIN_PASSWORD);
    tab.waitFor("h1", "Web Vitals");
  }

  @Test
  void times_are_right_after_a_refresh() {
    tab.open(SCREEN);
    tab.run(
        "document.querySelector('#updated time').dateTime ="
            + " new Date(Date.now() - 600_000).toISOString()");

    tab.assertSmallRefresh();

    tab.waitFor("#updated", "updated just now");
    assertThat(tab.find("time").allInnerTexts()).noneMatch(text -> text.startsWith("in "));
  }

  @Test
  void the_row_under_the_pointer_stays_where_it_is() {
    Visits.visit("/row-that-stays", "mobile", "LCP", 100, 3_000);
    tab.page().setViewportSize(1440, 500);
    tab.open(SCREEN);
    Locator row = tab.find("#pages tr:has-text('/row-that-stays')");
    row.hover();
    double top = row.boundingBox().y;
    Visits.visit("/row-that-comes-before", "mobile", "LCP", 200, 30_000);

    tab.assertSmallRefresh();

    tab.waitFor("#pages", "/row-that-comes-before");
    tab.run("new Promise(requestAnimationFrame)");
    assertThat(row.boundingBox().y).isCloseTo(top, offset(2.0));
  }

  @Test
  void a_page_is_shown_before_figures_that_are_slow() throws Exception {
    Visits.visit("/read-late", "mobile", "LCP", 100, 2_000);

    try (Connection connection = locked()) {
      tab.page().navigate(SCREEN + "?page=%2Fread-late");
      assertThat(tab.find("#metrics .ui-skeleton").count()).isPositive();
      connection.rollback();
    }

    tab.waitFor(".card", "100 samples");
    tab.find("select[name=device] option[value=mobile]").waitFor(ATTACHED);
    assertThat(tab.find(".ui-skeleton").count()).isZero();
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void the_choices_of_filters_that_are_old_are_replaced_and_still_apply_at_once() throws Exception {
    tab.open(SCREEN + "?range=15m");
    Visits.visit("/on-a-tablet", "tablet", "LCP", 100, 2_000);

    try (Connection connection = locked()) {
      tab.page().navigate(SCREEN + "?range=15m");
      assertThat(tab.find("#choices.region select[name=device]").count()).isOne();
      assertThat(tab.find("select[name=device] option[value=tablet]").count()).isZero();
      connection.rollback();
    }

    tab.find("select[name=device] option[value=tablet]").waitFor(ATTACHED);
    assertThat(tab.find("#choices.region").count()).as("read again by each refresh").isZero();
    tab.find("select[name=device]").dispatchEvent("pointerdown");
    tab.find("select[name=device]").selectOption("tablet");
    tab.page().waitForURL("**device=tablet**");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void figures_that_cannot_be_read_stay_and_are_marked_as_stale() throws Exception {
    tab.open(SCREEN);
    double top = tab.find(".card").first().boundingBox().y;

    try (Connection connection = locked()) {
      tab.page().reload();

      assertThat(tab.text("#metrics")).contains("Temporarily unavailable", "just now");
      assertThat(tab.find(".card").count()).isEqualTo(6);
      assertThat(tab.find(".card").first().boundingBox().y).isEqualTo(top);
      connection.rollback();
    }
  }

  private static Connection locked() throws SQLException {
    Connection connection = Groundspeed.database().connect();
    connection.setAutoCommit(false);
    connection
        .createStatement()
        .execute("LOCK TABLE groundspeed.telemetry_sketch IN ACCESS EXCLUSIVE MODE");
    return connection;
  }
}
