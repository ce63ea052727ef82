package io.groundspeed.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.RunningGroundspeed;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Responses that one server made and another answers with. */
class CachedResponseOnTwoNodesIT {
  private static final String KEY = "response:/journeys:/api/journeys&page=2";

  @Test
  void what_one_node_answered_the_other_knows() {
    try (RunningGroundspeed groundspeed =
        RunningGroundspeed.withNodes(
            2, node -> node.deployment(Build.ear()).env("GROUNDSPEED_DEMO", "true"))) {
      Beacons one = new Beacons(groundspeed.node(0).url());
      Beacons other = new Beacons(groundspeed.node(1).url());

      HttpResponse<String> first = one.request("GET", "api/journeys?page=2");
      HttpResponse<String> second = other.request("GET", "api/journeys?page=2");
      HttpResponse<String> third = one.request("GET", "api/journeys?page=2");

      assertThat(second.body()).isEqualTo(first.body()).isEqualTo(third.body());
      Database database = new Database(groundspeed.database());
      await(database, "access_count = 3");
      assertThat(json(other, "\"type\":\"api\"")).contains("\"hits\":2,\"misses\":1");
    }
  }

  private static void await(Database database, String condition) {
    String sql =
        "SELECT count(*) FROM groundspeed.cache_entries WHERE cache_key = '%s' AND %s"
            .formatted(KEY, condition);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (database.count(sql) == 0) {
      assertThat(System.nanoTime()).as(sql).isLessThan(deadline);
    }
  }

  /** What stands in the figures after a word. */
  private static String json(Beacons http, String after) {
    String figures = http.asAdmin("api/performance/cache?range=1h").body();
    return figures.substring(figures.indexOf(after));
  }
}
