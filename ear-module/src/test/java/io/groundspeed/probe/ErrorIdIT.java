package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.RunningGroundspeed;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the error id that a visitor reports to the request that failed. */
@ExtendWith({ProbedServer.class, Browsing.class})
class ErrorIdIT {
  private static final String FAILURES = "api/performance/endpoints/failures/";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Beacons http = ProbedServer.http();
  private Tab tab;

  @BeforeEach
  void openTab(Browser browser) {
    tab = browser.at(ProbedServer.url());
  }

  @Test
  void a_visitor_reads_the_id_and_an_administrator_finds_the_cause() {
    String id = failingPage();
    awaitFailure(id);
    logIn();
    tab.open("/admin/performance/endpoints");
    tab.press("/");
    tab.page().keyboard().type(" " + id.toUpperCase(java.util.Locale.ROOT) + " ");
    tab.press("Enter");

    tab.waitFor("h2", "Failed request " + id);
    assertThat(tab.text("#failure"))
        .contains("GET /journeys", "500", "groundspeed.ear", "relation", "does not exist");
    tab.page().reload();
    assertThat(tab.text("#failure")).contains(id);
    assertThat(tab.barriers()).isEmpty();
  }

  @Test
  void the_list_of_failures_leads_to_each() {
    BasketVisits.arrive();
    logIn();
    tab.open(
        "/admin/performance/endpoints?range=1h&endpoint=%2Fplain%2Fbaskets%2F*&method=GET&deployment=plain.war");
    tab.find("#errors tbody a").click();

    tab.waitFor("h2", "Failed request");
    assertThat(tab.text("#failure"))
        .contains(
            "GET /plain/baskets/*",
            "plain.war",
            "java.lang.IllegalStateException: The basket is broken",
            "Baskets.doGet");
    tab.find("#failure a.path").click();
    tab.waitFor("h1", "GET /plain/baskets/*");
    assertThat(tab.text("#errors")).contains("The basket is broken");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void an_id_that_is_not_known_says_so_and_for_how_long_ids_are() {
    logIn();
    tab.open("/admin/performance/endpoints?failure=0123456789abcdef");
    assertThat(tab.text("#failure"))
        .contains("There is no failed request with this id", "are kept for 30 days");
    tab.open("/admin/performance/endpoints?failure=b01ca312-ef9a");
    assertThat(tab.text("main"))
        .contains("failure: must be the 16 hexadecimal digits of an error id");
  }

  @Test
  void the_api_finds_a_failure_by_its_id() {
    String id = failingPage();
    String found = awaitFailure(id);

    assertThat(found)
        .contains("\"id\":\"" + id + "\"", "\"status\":500", "\"deployment\":\"groundspeed.ear\"");
    HttpResponse<String> unknown = http.asAdmin(FAILURES + "0123456789abcdef");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("kept for 30 days");
    HttpResponse<String> bad = http.asAdmin(FAILURES + "b01ca312-ef9a");
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(bad.body()).contains("\"field\":\"id\"", "16 hexadecimal digits");
  }

  /** Makes a page of the platform fail, and returns the id that its visitor sees. */
  private String failingPage() {
    rename("journeys", "journeys_away");
    try {
      assertThat(tab.open("/journeys/no-such-journey-" + System.nanoTime()).status())
          .isEqualTo(500);
    } finally {
      rename("journeys_away", "journeys");
    }
    String id = tab.text("main code");
    assertThat(id).matches("[0-9a-f]{16}");
    return id;
  }

  private static void rename(String from, String to) {
    ProbedServer.database().execute("ALTER TABLE groundspeed.%s RENAME TO %s".formatted(from, to));
  }

  private String awaitFailure(String id) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    HttpResponse<String> answer = http.asAdmin(FAILURES + id);
    while (answer.statusCode() == 404 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      answer = http.asAdmin(FAILURES + id);
    }
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private void logIn() {
    tab.open("/login");
    tab.logIn("admin", RunningGroundspeed.ADMIN_PASSWORD);
    tab.page().waitForURL(url -> !url.contains("/login"));
  }
}
