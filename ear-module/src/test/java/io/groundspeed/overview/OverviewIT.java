package io.groundspeed.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Overview, with visits sent as browsers send them. */
@ExtendWith({Groundspeed.class, Browsing.class})
class OverviewIT {
  private static final String SCREEN = "/admin/performance/overview";
  private static final String EMPTY = SCREEN + "?range=2020-01-01T00:00:00Z/2020-01-02T00:00:00Z";

  private Tab tab;

  @BeforeAll
  static void visits() {
    Groundspeed.database().forgetVisits();
    visit("tablet", "LCP", 120, 2_900);
    visit("tablet", "CLS", 120, 0.4);
    visit("tablet", "TTFB", 120, 300);
    visit("tablet", "INP", 20, 150);
  }

  /** Sends visits that all have the same value. */
  private static void visit(String device, String metric, int count, double value) {
    String vitals =
        IntStream.range(0, count)
            .mapToObj(i -> "{\"name\": \"%s\", \"value\": %s}".formatted(metric, value))
            .collect(Collectors.joining(","));
    HttpResponse<String> answer =
        new Beacons(Groundspeed.url())
            .post(
                "{\"page\": \"/overview\", \"device\": \"%s\", \"vitals\": [%s]}"
                    .formatted(device, vitals));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  @BeforeEach
  void openTab(Browser browser) {
    tab = browser.admin();
  }

  @Test
  void verdicts_are_listed_worst_first_and_lead_to_their_place() {
    tab.open(SCREEN + "?range=1h");
    openVerdicts();

    assertThat(tab.find("#verdicts a").allInnerTexts())
        .containsSubsequence(
            "2 metrics on tablet are not good: CLS 0.40, LCP 2.90 s",
            "CLS at p75 is 0.40 on tablet: poor",
            "LCP at p75 is 2.90 s on tablet: needs improvement",
            "Not enough data on tablet for INP: a rating takes 100 samples")
        .contains("2 metrics on /overview are not good: CLS 0.40, LCP 2.90 s", "0 events dropped");
    assertThat(tab.text("#verdicts-fine"))
        .containsPattern("TTFB at p75 is (29[7-9]|30[0-3]) ms on tablet: good");
    tab.find("#verdicts a:has-text('LCP at p75 is 2.90 s on tablet')").click();
    assertThat(tab.address())
        .isEqualTo("/admin/performance/vitals?range=1h&device=tablet&metric=LCP");
  }

  private void openVerdicts() {
    tab.run("document.querySelectorAll('#verdicts details').forEach((it) => (it.open = true))");
  }

  @Test
  void targets_are_met_not_met_or_not_measured_yet() {
    tab.open(EMPTY);

    assertThat(tab.find("#targets tbody tr").allInnerTexts())
        .hasSize(10)
        .allMatch(row -> row.contains("not measured yet"));
    tab.open(SCREEN + "?range=1h");
    assertThat(tab.text("#targets tr:has-text('TTFB')"))
        .containsPattern("< 800 ms\\s+(29[7-9]|30[0-3]) ms\\s+met");
  }

  @Test
  void what_groundspeed_does_itself_is_shown_on_request_only() {
    tab.open("/mentors");
    tab.open("/admin/performance/endpoints?range=1h&refresh=5&own=shown");
    tab.waitFor("#table tbody", "/admin/performance/overview");
    tab.waitFor("#table tbody", "/mentors");
    tab.open("/admin/performance/endpoints?range=1h");

    assertThat(tab.find("#table tbody th").allInnerTexts())
        .noneMatch(name -> name.startsWith("/admin") || name.startsWith("/jakarta.faces"));
    tab.find(".own a").click();
    tab.waitFor("#table tbody", "/admin/performance/overview");
    assertThat(tab.address()).contains("own=shown");
    tab.find(".screens a:has-text('Queries')").click();
    tab.waitFor(".own", "Groundspeed’s own statements are included");
    tab.find(".own a").click();
    tab.waitFor(".own", "Groundspeed’s own statements are left out");
    assertThat(tab.address()).doesNotContain("own=");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void charts_show_requests_and_their_times_and_where_something_was_deployed() {
    tab.open("/mentors");
    tab.open("/mentors"); // "1 request" is singular
    tab.open(SCREEN + "?range=1h&refresh=5");
    tab.waitFor("#traffic figcaption", " requests, ");
    tab.waitFor("#traffic figcaption", "Deployed: ");

    assertThat(tab.text("#traffic figcaption"))
        .containsPattern("^[1-9][0-9,]* requests, [0-9,]+ of them failed; most at .* a minute\\.")
        .containsPattern("Deployed: .*groundspeed\\.ear [0-9]{2}:[0-9]{2}");
    assertThat(tab.text("#latency figcaption"))
        .containsPattern("^p95: highest .* at .*, lowest .* at .*\\.")
        .contains("Deployed: ");
    tab.find("#traffic summary").click();
    assertThat(tab.find("#traffic tbody tr").count()).isPositive();
    tab.open(EMPTY);
    assertThat(tab.text("#traffic figcaption")).isEqualTo("No requests in this range.");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void figures_of_days_that_nobody_counted_are_dashes_and_of_those_counted_are_compared() {
    tab.open(EMPTY);
    assertThat(tab.find("#figures dd").allInnerTexts()).hasSize(20);
    assertThat(tab.text("#figures div:has(dt:text-is('Users'))")).contains("–");

    Groundspeed.database()
        .execute(
            """
            INSERT INTO groundspeed.platform_stats_daily (stat_date, total_users, new_users)
            SELECT (groundspeed.clock() AT TIME ZONE 'UTC')::date - 1, 0, 0
                ON CONFLICT (stat_date) DO UPDATE SET total_users = 0
            """);
    long users = Groundspeed.database().count("SELECT count(*) FROM groundspeed.users");
    long newer =
        Groundspeed.database()
            .count(
                """
                SELECT count(*) FROM groundspeed.users
                 WHERE created_at >= groundspeed.clock() - interval '1 day'
                """);
    tab.open(SCREEN + "?range=24h");
    assertThat(tab.text("#figures div:has(dt:text-is('Users'))").replaceAll("\\s+", " "))
        .isEqualTo("Users %,d change: %s".formatted(users, newer == 0 ? "no change" : "+" + newer));
  }

  @Test
  void a_refresh_shows_what_is_new_and_is_small() {
    tab.open(SCREEN + "?range=1h");
    openVerdicts();
    visit("desktop", "LCP", 110, 9_000);

    tab.assertSmallRefresh();

    tab.waitFor("#verdicts li:has-text('LCP')", "s on desktop: poor");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void one_source_that_fails_leaves_the_others_alive() throws Exception {
    try (Connection connection = Groundspeed.database().connect()) {
      connection.setAutoCommit(false);
      connection
          .createStatement()
          .execute("LOCK TABLE groundspeed.telemetry_sketch IN ACCESS EXCLUSIVE MODE");
      tab.open(SCREEN + "?range=28d"); // no other test has read this range before
      connection.rollback();
    }

    assertThat(tab.find("#verdicts").textContent())
        .contains(
            "Temporarily unavailable: Cache, Endpoints, Queries, Repeated queries, Web Vitals.",
            "events dropped");
    assertThat(tab.text("#figures")).contains("Users");
  }

  @Test
  void the_keyboard_opens_the_screens_and_help() {
    tab.open(SCREEN + "?range=7d");
    tab.press("9");
    tab.page().waitForURL("**/admin/performance/system?range=7d");
    tab.press("1");
    tab.page().waitForURL("**" + SCREEN + "?range=7d");
    tab.press("?");
    tab.find("#help").waitFor();
  }

  @Test
  void a_key_that_is_pressed_before_the_page_is_complete_is_not_lost() {
    tab.page()
        .addInitScript(
            """
            new MutationObserver((records, observer) => {
              if (!document.querySelector('#figures')) return;
              observer.disconnect();
              window.early = typeof PrimeFaces === 'undefined' || !PrimeFaces.widgets.help;
              document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '?', bubbles: true}));
            }).observe(document, {childList: true, subtree: true});
            """);

    tab.open(SCREEN);

    tab.find("#help").waitFor();
    assertThat(tab.run("early")).isEqualTo(true);
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void it_fits_every_width_and_has_no_serious_barrier() {
    tab.assertSound(SCREEN, EMPTY);
  }
}
