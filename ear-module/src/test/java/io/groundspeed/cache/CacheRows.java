package io.groundspeed.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.Pause;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.concurrent.TimeUnit;

/** The metrics that the cache writes every ten seconds, so tests have to wait for them. */
final class CacheRows {
  private CacheRows() {}

  static void awaitEntry(String key) {
    await(
        """
        SELECT count(*) > 0 FROM groundspeed.cache_entries
         WHERE cache_key = '%s' AND invalidated_at IS NULL
        """
            .formatted(key));
  }

  /** Waits until the metrics of the last hour include a pattern. */
  static void awaitFigures(String pattern) {
    Beacons http = new Beacons(Groundspeed.url());
    long deadline = deadline();
    while (!http.asAdmin("api/performance/cache?range=1h").body().contains(pattern)) {
      assertThat(System.nanoTime()).as(pattern).isLessThan(deadline);
      Pause.briefly();
    }
  }

  /** Waits until no warming of the cache is running. */
  static void awaitWarmings() {
    await(
        """
        SELECT count(*) = 0 FROM groundspeed.background_jobs
         WHERE unique_key = 'warm_cache' AND status IN ('pending', 'processing')
        """);
  }

  /** Returns the hits of a pattern in the last hour. */
  static long hits(String pattern) {
    String figures =
        new Beacons(Groundspeed.url()).asAdmin("api/performance/cache?range=1h").body();
    try (var reader = Json.createReader(new StringReader(figures))) {
      return reader.readObject().getJsonArray("patterns").getValuesAs(JsonObject.class).stream()
          .filter(one -> one.getString("pattern").equals(pattern))
          .mapToLong(one -> one.getJsonNumber("hits").longValue())
          .sum();
    }
  }

  static void awaitHits(String pattern, long least) {
    long deadline = deadline();
    while (hits(pattern) < least) {
      assertThat(System.nanoTime()).as(pattern).isLessThan(deadline);
      Pause.briefly();
    }
  }

  /** Waits until a query returns true. */
  static void await(String sql) {
    long deadline = deadline();
    while (!"t".equals(Groundspeed.database().value(sql))) {
      assertThat(System.nanoTime()).as(sql).isLessThan(deadline);
      Pause.briefly();
    }
  }

  private static long deadline() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
  }
}
