package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.microsoft.playwright.Locator;
import io.groundspeed.telemetry.StoredSketches;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.RunningGroundspeed;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many requests with many statements each: none is missing, none is counted twice. */
@ExtendWith({ProbedServer.class, Browsing.class})
class ExactCountsIT {
  private static final String RIGHT_QUERY =
      "select * from generate_series(?, ?) as mixed where mixed <> ?";
  private static final String WRONG_QUERY = "select ? / ? as mixed";
  private static final NumberFormat DIGITS = NumberFormat.getIntegerInstance(Locale.ENGLISH);

  private static final int THREADS = 16;
  private static final int EACH = 250;
  private static final int REQUESTS = THREADS * EACH;
  private static final int RIGHT = Mixed.RIGHT * REQUESTS;
  private static final int WRONG = Mixed.WRONG * REQUESTS;

  @Test
  void a_hundred_thousand_are_a_hundred_thousand(Browser browser) throws Exception {
    assertThat(REQUESTS + RIGHT + WRONG).isEqualTo(100_000);

    ask(ProbedServer.url());

    JsonObject right = assertJson(new Figures(ProbedServer.http()));
    assertScreens(browser.at(ProbedServer.url()));
    assertSketches(ProbedServer.database(), right.getString("hash"));
    assertBounded(ProbedServer.database());
  }

  private static JsonObject assertJson(Figures figures) {
    JsonObject endpoint = figures.awaitEndpoint("plain.war", "GET", "/plain/mixed", REQUESTS);
    assertThat(endpoint.getInt("requests")).isEqualTo(REQUESTS);
    assertThat(endpoint.getInt("errors")).isEqualTo(REQUESTS / 10);
    JsonObject right = figures.awaitQuery("plain.war", RIGHT_QUERY, RIGHT);
    assertThat(right.getInt("calls")).isEqualTo(RIGHT);
    assertThat(right.getInt("rows")).isEqualTo(2 * RIGHT);
    assertThat(right.getInt("errors")).isZero();
    JsonObject wrong = figures.awaitQuery("plain.war", WRONG_QUERY, WRONG);
    assertThat(wrong.getInt("calls")).isEqualTo(WRONG);
    assertThat(wrong.getInt("errors")).isEqualTo(WRONG);
    return right;
  }

  /** Asserts the exact number in the tooltip of each count. */
  private static void assertScreens(Tab tab) {
    tab.open("/login");
    tab.logIn("admin", RunningGroundspeed.ADMIN_PASSWORD);
    tab.open("/admin/performance/endpoints?range=1h&deployment=plain.war");
    assertThat(counts(tab, "/plain/mixed")).containsExactly(exact(REQUESTS));
    assertThat(titles(tab, "/plain/mixed", "td[title]"))
        .as("behind the share of errors")
        .containsExactly(exact(REQUESTS / 10) + " of " + exact(REQUESTS));

    tab.open("/admin/performance/queries?range=1h&deployment=plain.war");
    assertThat(counts(tab, RIGHT_QUERY.replace("*", "…")))
        .containsExactly(exact(RIGHT), exact(2 * RIGHT), exact(0));
    assertThat(counts(tab, WRONG_QUERY)).containsExactly(exact(WRONG), exact(0), exact(WRONG));
  }

  private static List<String> counts(Tab tab, String row) {
    return titles(tab, row, "span.count");
  }

  private static List<String> titles(Tab tab, String row, String cells) {
    return tab
        .find("#table tbody tr")
        .filter(new Locator.FilterOptions().setHasText(row))
        .locator(cells)
        .all()
        .stream()
        .map(count -> count.getAttribute("title"))
        .toList();
  }

  private static String exact(int count) {
    return DIGITS.format(count);
  }

  /** Asserts the same number in each resolution: folding has neither lost nor duplicated any. */
  private static void assertSketches(Database database, String hash) throws SQLException {
    try (Connection connection = database.connect()) {
      assertThat(
              StoredSketches.counts(
                  connection, Stream.ENDPOINT, "time", "GET /plain/mixed", "plain.war"))
          .containsOnly(
              entry(1, (long) REQUESTS), entry(60, (long) REQUESTS), entry(1_440, (long) REQUESTS));
      assertThat(
              StoredSketches.counts(connection, Stream.QUERY, "time", "sql:" + hash, "plain.war"))
          .containsOnly(
              entry(1, (long) RIGHT), entry(60, (long) RIGHT), entry(1_440, (long) RIGHT));
    }
  }

  private static void ask(String url) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        done.add(threads.submit(() -> askInTurn(new Beacons(url))));
      }
      for (Future<?> each : done) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void askInTurn(Beacons http) {
    for (int i = 0; i < EACH; i++) {
      boolean fail = i % 10 == 0;
      int status = http.request("GET", "plain/mixed" + (fail ? "?fail=true" : "")).statusCode();
      assertThat(status).isEqualTo(fail ? 503 : 200);
    }
  }

  /** Each failed request has a row; of the others, only a few per second have one. */
  private static void assertBounded(Database database) {
    assertThat(
            database.count(
                "SELECT count(*) FROM groundspeed.api_performance"
                    + " WHERE deployment = 'plain.war' AND status_code = 503"))
        .isEqualTo(REQUESTS / 10);
    assertThat(
            database.count(
                "SELECT count(*) FROM groundspeed.query_performance_log"
                    + " WHERE deployment = 'plain.war' AND endpoint LIKE '%/plain/mixed'"
                    + " AND execution_time_ms <= 100"))
        .isBetween(1L, REQUESTS - 1L);
  }
}
