package io.groundspeed.overview;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What needs attention, with slow and failing work inside and outside the range. */
@ExtendWith({Groundspeed.class, Browsing.class})
class AttentionIT {
  private static final String SCREEN = "/admin/performance/overview";
  private static final String HOUR = SCREEN + "?range=1h";
  private static final int LINES = 7;

  private Tab tab;

  @BeforeAll
  static void seed() throws SQLException {
    SeededTelemetry.forget();
    forgetJobs();
    new SeededTelemetry()
        .query("slowest", 10, 2_000, ofMinutes(10))
        .query("slowest", 10, 80, ofMinutes(70))
        .query("slow", 10, 300, ofMinutes(10))
        .query("earlier", 10, 5_000, ofHours(3))
        .requests("/seeded/slow", 200, 200, 1_500, ofMinutes(10))
        .requests("/seeded/slow", 200, 200, 1_000, ofMinutes(70))
        .requests("/seeded/failing", 200, 75, 20, ofMinutes(10))
        .requests("/seeded/failing", 503, 25, 20, ofMinutes(10))
        .poor("LCP", "/seeded/page", 120, 9_000, ofHours(3))
        .reads("hits", 30, ofHours(3))
        .reads("misses", 270, ofHours(3))
        .requests("/seeded/yesterday", 200, 30, 20, ofHours(30))
        .requests("/seeded/yesterday", 500, 10, 20, ofHours(30))
        .store();
    failedJobs(3, ofMinutes(10));
    failedJobs(2, ofMinutes(70));
    failedJobs(4, ofHours(3));
  }

  private static void failedJobs(int jobs, Duration ago) {
    Groundspeed.database()
        .execute(
            """
            INSERT INTO groundspeed.background_jobs
                   (job_type, job_name, status, attempts, failed_at, updated_at)
            SELECT 'seeded_mail', 'Mail', 'failed', 3, at, at
              FROM (SELECT groundspeed.clock() - interval '%d minutes' AS at) AS ended,
                   generate_series(1, %d)
            """
                .formatted(ago.toMinutes(), jobs));
  }

  @AfterAll
  static void forgetJobs() {
    Groundspeed.database()
        .execute("DELETE FROM groundspeed.background_jobs WHERE job_type LIKE 'seeded%'");
  }

  @BeforeEach
  void openTab(Browser browser) {
    tab = browser.admin();
  }

  @Test
  void a_verdict_has_its_value_target_change_and_beginning() {
    open(HOUR);

    assertThat(line("the slowest averages 2.00 s"))
        .containsPattern("[0-9]+ queries average over 100 ms; the slowest averages 2.00 s")
        .containsPattern(
            "Value 2.00 s Target ≤ 100 ms Change \\+1.92 s worse Since [12][0-9] min ago");
    assertThat(line("GET /seeded/slow averages 1.50 s"))
        .containsPattern("Value 1.50 s Target ≤ 200 ms Change \\+500 ms worse Since 1 h ago");
    assertThat(line("GET /seeded/failing failed in 25.0 % of its 100 requests"))
        .containsPattern("Value 25.0 % Target < 0.1 % Change – Since [12][0-9] min ago");
    assertThat(line("3 seeded_mail jobs failed for good"))
        .containsPattern("Value 3 Target 0 Change \\+1 worse Since [12][0-9] min ago");
    assertThat(tab.find("#verdicts .verdict dd .rated.poor svg").count()).isPositive();
  }

  @Test
  void verdicts_about_one_subject_are_one_line_that_opens_to_its_members() {
    tab.open(HOUR);
    Locator group =
        tab.find(
            "#verdicts > section li:has(> .verdict a:has-text('queries average over 100 ms'))");
    if (!group.isVisible()) {
      tab.find("#verdicts-more > summary").click();
    }
    assertThat(group.innerText()).doesNotContain("sql:slow");

    group.locator("summary").click();

    assertThat(group.locator("li a").allInnerTexts())
        .startsWith("A query averages 2.00 s: sql:slowest")
        .contains("A query averages 300 ms: sql:slow");
    tab.page()
        .waitForResponse(answer -> answer.request().method().equals("POST"), () -> tab.press("r"));
    group.locator("details[open]").waitFor();
    group.locator("li a").first().click();
    tab.page().waitForURL("**/admin/performance/queries?range=1h&query=sql%3Aslowest**");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void at_most_seven_lines_are_open_and_what_is_fine_is_one_line() {
    tab.open(HOUR);

    assertThat(tab.find("#verdicts > section > ul > li").count()).isBetween(4, LINES);
    assertThat(tab.text("#verdicts-fine summary")).containsPattern("^Fine: [0-9]+ checks?$");
    assertThat(tab.find("#verdicts-fine a").first().isVisible()).isFalse();
    tab.find("#verdicts-fine summary").click();
    assertThat(tab.find("#verdicts-fine a").allInnerTexts()).contains("0 events dropped");
  }

  @Test
  void verdicts_follow_the_range() {
    open(HOUR);
    assertThat(everything()).doesNotContain("sql:earlier", "/seeded/page", "Cache hit rate 10.0 %");

    open(SCREEN + "?range=6h");
    assertThat(everything()).contains("sql:earlier", "9 seeded_mail jobs failed for good");

    open(SCREEN + "?range=" + between(ofHours(4), ofHours(2)));
    assertThat(everything())
        .contains(
            "A query averages 5.00 s: sql:earlier",
            "4 seeded_mail jobs failed for good",
            "LCP at p75 is 9.0",
            " on tablet: poor",
            " on /seeded/page: poor",
            "Cache hit rate 10.0 %")
        .doesNotContain("/seeded/slow", "sql:slowest", "nodes are alive", "checks of the database");

    open(SCREEN + "?range=" + between(ofHours(400), ofHours(300)));
    assertThat(tab.text("#verdicts")).contains("Nothing needs attention in this range.");
    assertThat(tab.find("#verdicts .verdict").count()).isZero();
  }

  @Test
  void charts_show_the_previous_period_as_faint_lines_in_words_and_as_columns() {
    tab.open(SCREEN + "?range=24h");

    assertThat(tab.text("#traffic figcaption"))
        .contains("Previous 24h: 40 requests, 10 of them failed.");
    assertThat(tab.text("#latency figcaption")).contains("Previous 24h: highest 20 ms.");
    assertThat(tab.text("#traffic .legend")).contains("previous 24h", "failed, previous 24h");
    assertThat(tab.text("#latency .legend")).contains("p95, previous 24h", "p50, previous 24h");
    tab.find("#traffic summary").click();
    assertThat(tab.find("#traffic thead th").allInnerTexts())
        .contains("Requests, previous 24h", "Failed, previous 24h");
    assertThat((Boolean) tab.run("document.querySelector('#traffic').offsetWidth > 1000"))
        .as("the chart has the width of the page")
        .isTrue();
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void sixty_verdicts_fit_and_their_refresh_is_small() throws SQLException {
    SeededTelemetry many = new SeededTelemetry();
    for (int i = 0; i < 30; i++) {
      many.query("many" + i, 10, 150 + i, ofMinutes(10))
          .requests("/seeded/many/" + i, 200, 20, 250 + i, ofMinutes(10));
    }
    many.store();
    tab.open(HOUR);

    tab.assertSmallRefresh();

    tab.assertSound(HOUR);
  }

  private void open(String address) {
    tab.open(address);
    tab.run("document.querySelectorAll('#verdicts details').forEach((it) => (it.open = true))");
  }

  /** Returns a verdict with its values, on one line. */
  private String line(String sentence) {
    return tab.find("#verdicts .verdict:has(a:has-text('%s'))".formatted(sentence))
        .first()
        .innerText()
        .strip()
        .replaceAll("\\s+", " ");
  }

  private String everything() {
    return tab.find("#verdicts").innerText();
  }

  private static String between(Duration from, Duration to) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    return now.minus(from) + "/" + now.minus(to);
  }
}
