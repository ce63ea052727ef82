package io.groundspeed.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import io.groundspeed.testing.ArquillianServer;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.GroundspeedEar;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Tab;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Overview, with visits that came in as browsers send them. */
@ExtendWith(ArquillianExtension.class)
class OverviewIT {
  private static final String SCREEN = "/admin/performance/overview";
  private static final String EMPTY = SCREEN + "?range=2020-01-01T00:00:00Z/2020-01-02T00:00:00Z";
  private static final int LARGEST_REFRESH = 15 * 1024;

  private static Browser browser;
  private static boolean visited;

  private Tab tab;

  @Deployment(testable = false)
  static EnterpriseArchive ear() {
    return GroundspeedEar.asBuilt();
  }

  @BeforeAll
  static void openBrowser() {
    browser = Browser.open();
  }

  @AfterAll
  static void closeBrowser() {
    browser.close();
  }

  @BeforeEach
  void openTab() {
    tab = browser.admin();
    if (!visited) {
      new Database(ArquillianServer.database()).forgetVisits();
      visit("tablet", "LCP", 120, 2_900);
      visit("tablet", "CLS", 120, 0.4);
      visit("tablet", "TTFB", 120, 300);
      visit("tablet", "INP", 20, 150);
      visited = true;
    }
  }

  /** Sends so many visits that all felt the same. */
  private void visit(String device, String metric, int count, double value) {
    String vitals =
        IntStream.range(0, count)
            .mapToObj(i -> "{\"name\": \"%s\", \"value\": %s}".formatted(metric, value))
            .collect(Collectors.joining(","));
    APIResponse answer =
        tab.page()
            .request()
            .post(
                "/api/performance/web-vitals",
                RequestOptions.create()
                    .setHeader("Content-Type", "application/json")
                    .setData(
                        "{\"page\": \"/overview\", \"device\": \"%s\", \"vitals\": [%s]}"
                            .formatted(device, vitals)));
    assertThat(answer.ok()).as(answer.text()).isTrue();
  }

  @AfterEach
  void closeTab() {
    tab.close();
  }

  @Test
  void verdicts_stand_worst_first_and_lead_to_their_place() {
    tab.open(SCREEN + "?range=1h");

    List<String> sentences = tab.find("#verdicts li a").allInnerTexts();
    assertThat(sentences)
        .containsSubsequence(
            "CLS at p75 is 0.40 on tablet: poor",
            "LCP at p75 is 2.90 s on tablet: needs improvement",
            "Not enough data on tablet for INP: a rating takes 100 samples",
            "TTFB good on tablet");
    assertThat(sentences).contains("0 events dropped");
    tab.find("#verdicts a:has-text('LCP at p75 is 2.90 s')").click();
    assertThat(tab.address()).isEqualTo("/admin/performance/vitals?range=1h&device=tablet");
  }

  @Test
  void targets_are_met_not_met_or_not_measured_yet() {
    tab.open(EMPTY);

    assertThat(tab.find("#targets tbody tr").allInnerTexts())
        .hasSize(9)
        .allMatch(row -> row.contains("not measured yet"));
    tab.open(SCREEN + "?range=1h");
    assertThat(tab.text("#targets tr:has-text('TTFB')"))
        .containsPattern("< 800 ms\\s+(29[7-9]|30[0-3]) ms\\s+met");
  }

  @Test
  void figures_of_days_that_nobody_counted_are_dashes_and_of_those_counted_are_compared() {
    tab.open(EMPTY);
    assertThat(tab.find("#figures dd").allInnerTexts()).hasSize(20);
    assertThat(tab.text("#figures div:has(dt:text-is('Users'))")).contains("–");

    new Database(ArquillianServer.database())
        .execute(
            """
            INSERT INTO groundspeed.platform_stats_daily (stat_date, total_users, new_users)
            SELECT (groundspeed.clock() AT TIME ZONE 'UTC')::date - 1, 0, 0 ON CONFLICT DO NOTHING
            """);
    tab.open(SCREEN + "?range=24h");
    String users = tab.text("#figures div:has(dt:text-is('Users'))").replaceAll("\\s+", " ");
    assertThat(users).containsPattern("Users ([0-9]+) change: \\+\\1$");
  }

  @Test
  void a_refresh_shows_what_is_new_and_is_small() {
    tab.open(SCREEN + "?range=1h");
    visit("desktop", "LCP", 110, 9_000);

    Response refresh =
        tab.page()
            .waitForResponse(
                answer -> answer.request().method().equals("POST"), () -> tab.press("r"));

    tab.waitFor("#verdicts li:has-text('LCP')", "s on desktop: poor");
    assertThat(refresh.request().sizes().responseBodySize).isLessThanOrEqualTo(LARGEST_REFRESH);
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void one_source_that_fails_leaves_the_others_alive() throws Exception {
    try (Connection connection = new Database(ArquillianServer.database()).connect()) {
      connection.setAutoCommit(false);
      connection
          .createStatement()
          .execute("LOCK TABLE groundspeed.telemetry_sketch IN ACCESS EXCLUSIVE MODE");
      tab.open(SCREEN + "?range=6h");
      connection.rollback();
    }

    assertThat(tab.text("#verdicts"))
        .contains("Can’t be read now: Endpoints, Queries, Web Vitals.", "events dropped");
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
    assertThat(tab.find("#help").isVisible()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void it_fits_every_width_and_has_no_serious_barrier(ColorScheme scheme) {
    for (int width : new int[] {360, 768, 1440}) {
      for (String address : List.of(SCREEN, EMPTY)) {
        tab.colours(scheme).width(width).open(address);

        assertThat(tab.overflow()).as(width + " " + address).isLessThanOrEqualTo(0);
        assertThat(tab.barriers()).as(address).isEmpty();
      }
    }
    assertThat(tab.complaints()).isEmpty();
  }
}
