package io.groundspeed.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.RunningGroundspeed;
import java.sql.Connection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Web Vitals screen while it is in use: keys, refreshes, and failures meanwhile. */
@ExtendWith({Groundspeed.class, Browsing.class})
class WebVitalsLiveIT {
  private static final String SCREEN = "/admin/performance/vitals";

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
    assertThat(tab.run("document.activeElement.id")).isEqualTo("filter");
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
  void an_ended_session_is_said_once_and_refreshing_stops() {
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
  void figures_that_cannot_be_read_stay_and_are_marked_as_stale() throws Exception {
    tab.open(SCREEN);

    try (Connection connection = Groundspeed.database().connect()) {
      connection.setAutoCommit(false);
      connection
          .createStatement()
          .execute("LOCK TABLE groundspeed.telemetry_sketch IN ACCESS EXCLUSIVE MODE");
      tab.page().reload();
      connection.rollback();
    }

    assertThat(tab.text("#metrics")).contains("Temporarily unavailable", "just now");
    assertThat(tab.find(".card").count()).isEqualTo(6);
  }
}
