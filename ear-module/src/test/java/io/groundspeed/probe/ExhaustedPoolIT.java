package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.RunningGroundspeed;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The application's pool is exhausted. The application behaves as without us, and measuring it and
 * receiving vitals continue.
 */
@Tag("faults")
class ExhaustedPoolIT {
  private static final int REQUESTS = 100;
  private static final int REFUSED = 3;
  private static final int VITALS = 20;

  @Test
  void intake_and_figures_go_on_and_the_application_fares_as_without_us() throws Exception {
    List<Integer> withUs;
    try (RunningGroundspeed groundspeed = started("on")) {
      withUs = statuses(groundspeed, () -> assertGoesOn(groundspeed));
      assertCounted(groundspeed, withUs.get(withUs.size() - 1));
    }
    try (RunningGroundspeed groundspeed = started("off")) {
      assertThat(statuses(groundspeed, () -> {})).isEqualTo(withUs);
    }
  }

  private static RunningGroundspeed started(String probe) {
    return RunningGroundspeed.withNodes(
        1,
        node ->
            node.deployment(Build.ear())
                .deployment(PlainShop.archive())
                .env("GROUNDSPEED_DB_POOL", "5")
                .env("GROUNDSPEED_PROBE", probe));
  }

  /**
   * Returns the statuses of the application's responses, and the number of connections that it
   * held.
   */
  private static List<Integer> statuses(RunningGroundspeed groundspeed, Runnable meanwhile)
      throws Exception {
    Beacons http = new Beacons(groundspeed.node(0).url());
    CompletableFuture<HttpResponse<String>> holding =
        CompletableFuture.supplyAsync(() -> http.request("GET", "plain/hold/all"));
    Redeployments.await(() -> http.request("GET", "plain/hold/state").body().equals("true"));
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      statuses.add(http.request("GET", "plain/file.txt").statusCode());
    }
    for (int i = 0; i < REFUSED; i++) {
      statuses.add(http.request("GET", "plain/orders/x").statusCode());
    }
    meanwhile.run();
    http.request("GET", "plain/hold/release");
    statuses.add(holding.get().statusCode());
    statuses.add(http.request("GET", "plain/orders/x").statusCode());
    statuses.add(Integer.valueOf(holding.get().body()));
    return statuses;
  }

  /** Asserted while no connection is left. */
  private static void assertGoesOn(RunningGroundspeed groundspeed) {
    Beacons http = new Beacons(groundspeed.node(0).url());
    for (int i = 0; i < VITALS; i++) {
      assertThat(http.post(Beacons.beacon("/held", "LCP", 1_000, "held-" + i)).statusCode())
          .isEqualTo(204);
    }
    assertThat(
            new Database(groundspeed.database())
                .count("SELECT count(*) FROM groundspeed.web_vitals WHERE page_path = '/held'"))
        .isEqualTo(VITALS);
    Figures figures = new Figures(http);
    figures.awaitEndpoint("plain.war", "GET", "/plain/*", REQUESTS);
    assertThat(
            figures.awaitEndpoint("plain.war", "GET", "/plain/orders/*", REFUSED).getInt("errors"))
        .isEqualTo(REFUSED);
  }

  private static void assertCounted(RunningGroundspeed groundspeed, int held) {
    Figures figures = new Figures(new Beacons(groundspeed.node(0).url()));
    assertThat(
            figures
                .awaitEndpoint("plain.war", "GET", "/plain/orders/*", REFUSED + 1)
                .getInt("errors"))
        .isEqualTo(REFUSED);
    assertThat(figures.awaitQuery("plain.war", "select ? as held", held).getInt("calls"))
        .isEqualTo(held);
    figures.assertBalanced();
  }
}
