package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Database;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many requests with many statements each: not one is missing, none counts twice. */
@ExtendWith(ProbedServer.class)
class ExactCountsIT {
  private static final int THREADS = 16;
  private static final int EACH = 250;
  private static final int REQUESTS = THREADS * EACH;
  private static final int RIGHT = Mixed.RIGHT * REQUESTS;
  private static final int WRONG = Mixed.WRONG * REQUESTS;

  @Test
  void a_hundred_thousand_are_a_hundred_thousand() throws Exception {
    assertThat(REQUESTS + RIGHT + WRONG).isEqualTo(100_000);

    ask(ProbedServer.url());

    Figures figures = new Figures(ProbedServer.http());
    JsonObject endpoint = figures.awaitEndpoint("plain.war", "GET", "/plain/mixed", REQUESTS);
    assertThat(endpoint.getInt("requests")).isEqualTo(REQUESTS);
    assertThat(endpoint.getInt("errors")).isEqualTo(REQUESTS / 10);
    JsonObject right =
        figures.awaitQuery(
            "plain.war", "select * from generate_series(?, ?) as mixed where mixed <> ?", RIGHT);
    assertThat(right.getInt("calls")).isEqualTo(RIGHT);
    assertThat(right.getInt("rows")).isEqualTo(2 * RIGHT);
    assertThat(right.getInt("errors")).isZero();
    JsonObject wrong = figures.awaitQuery("plain.war", "select ? / ? as mixed", WRONG);
    assertThat(wrong.getInt("calls")).isEqualTo(WRONG);
    assertThat(wrong.getInt("errors")).isEqualTo(WRONG);
    assertBounded(ProbedServer.database());
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

  /** Every request that failed is a row, of the others a few a second. */
  private static void assertBounded(Database database) {
    assertThat(
            database.count(
                "SELECT count(*) FROM groundspeed.api_performance"
                    + " WHERE deployment = 'plain.war' AND status_code = 503"))
        .isEqualTo(REQUESTS / 10);
    assertThat(
            database.count(
                "SELECT count(*) FROM groundspeed.query_performance_log"
                    + " WHERE deployment = 'plain.war' AND execution_time_ms <= 100"))
        .isLessThan(REQUESTS);
  }
}
