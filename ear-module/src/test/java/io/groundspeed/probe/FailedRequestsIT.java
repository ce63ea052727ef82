package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Database;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is stored about a failed request: the root cause, wherever it was thrown. */
@ExtendWith(ProbedServer.class)
class FailedRequestsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Beacons http = ProbedServer.http();

  @Test
  void the_deepest_cause_is_kept_with_the_first_line_of_its_message_and_its_place() {
    assertThat(http.request("GET", "plain/failing/wrapped").statusCode()).isEqualTo(500);

    assertThat(awaitCause("/plain/failing/wrapped"))
        .startsWith(
            "500 java.lang.IllegalStateException: inside\nio.groundspeed.probe.Failing.doGet(Failing.java:");
  }

  @Test
  void a_resource_of_jax_rs_that_throws_leaves_its_cause() {
    assertThat(http.request("GET", "rest/shop/widgets/broken").statusCode()).isEqualTo(500);

    assertThat(awaitCause("/rest/shop/widgets/broken"))
        .startsWith(
            "500 java.lang.IllegalStateException: no shelf 7\nio.groundspeed.probe.Widgets.broken(");
  }

  @Test
  void what_async_context_start_runs_leaves_its_cause() {
    assertThat(http.request("GET", "plain/failing/async").statusCode()).isEqualTo(500);

    assertThat(awaitCause("/plain/failing/async"))
        .startsWith("500 java.lang.IllegalStateException: on another thread\n");
  }

  @Test
  void a_response_that_breaks_after_it_was_committed_is_a_failed_request() {
    try {
      http.request("GET", "plain/failing/committed");
    } catch (java.io.UncheckedIOException e) {
      // as expected, the server closes the connection in the middle
    }

    assertThat(awaitCause("/plain/failing/committed"))
        .startsWith("500 java.lang.IllegalStateException: too late, password=•••\n");
    assertThat(
            new Figures(http)
                .awaitEndpoint("plain.war", "GET", "/plain/failing/committed", 1)
                .getInt("errors"))
        .isOne();
  }

  /** Returns the recorded status and exception. */
  private static String awaitCause(String endpoint) {
    Database database = ProbedServer.database();
    String sql =
        "SELECT max(status_code || ' ' || error_message) FROM groundspeed.api_performance WHERE endpoint = '%s'"
            .formatted(endpoint);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String cause = database.value(sql);
    while (cause == null && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      cause = database.value(sql);
    }
    return cause;
  }
}
