package io.groundspeed.beacon;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.RunningGroundspeed;
import java.util.Collection;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Normal visitors with the default limits: 5,000 behind ten untrusted proxies, so that each proxy
 * counts as one client, and an office of 300 people behind one address. Each visitor opens a page
 * within 20 s and sends what the tracker sends for it.
 */
@Tag("faults")
class CrowdIT {
  private static final int PROXIES = 10;
  private static final int VISITORS = 5_000;
  private static final int OFFICE = 300;
  private static final long TICK_MILLIS = 100;
  private static final int TICKS = 200;

  private static RunningGroundspeed groundspeed;

  @BeforeAll
  static void start() {
    groundspeed =
        RunningGroundspeed.withNodes(
            1,
            node -> node.deployment(Build.ear()).env("GROUNDSPEED_TRUSTED_PROXIES", "127.0.0.1"));
  }

  @AfterAll
  static void stop() {
    groundspeed.close();
  }

  @Test
  void no_vital_of_a_normal_visitor_is_refused() throws Exception {
    Beacons beacons = new Beacons(groundspeed.node(0).url());
    Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
    Collection<String> refusals = new java.util.concurrent.ConcurrentLinkedQueue<>();
    ExecutorService visitors = Executors.newFixedThreadPool(16);
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    AtomicInteger next = new AtomicInteger();
    int all = VISITORS + OFFICE;
    clock.scheduleAtFixedRate(
        () -> {
          for (int i = 0; i < all / TICKS + 1 && next.get() < all; i++) {
            int visitor = next.getAndIncrement();
            visitors.execute(
                () -> {
                  for (String body : view(visitor)) {
                    var answer = beacons.post(body, "X-Forwarded-For", address(visitor));
                    answers
                        .computeIfAbsent(answer.statusCode(), status -> new AtomicInteger())
                        .incrementAndGet();
                    if (answer.statusCode() != 204) {
                      refusals.add(answer.body());
                    }
                  }
                });
          }
          if (next.get() >= all) {
            clock.shutdown();
          }
        },
        0,
        TICK_MILLIS,
        TimeUnit.MILLISECONDS);
    assertThat(clock.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
    visitors.shutdown();
    assertThat(visitors.awaitTermination(2, TimeUnit.MINUTES)).isTrue();

    assertThat(refusals.stream().distinct().limit(5)).isEmpty();
    assertThat(answers.get(204).get()).isEqualTo(3 * all);
    Database database = new Database(groundspeed.database());
    assertThat(
            database.count(
                "SELECT count(*) FROM groundspeed.web_vitals WHERE page_view_id LIKE 'crowd-%'"))
        .as("five vitals of each view, sent twice")
        .isEqualTo(5L * all);
    assertThat(
            database.count(
                "SELECT count(*) FROM groundspeed.asset_performance WHERE page_view_id LIKE 'crowd-%'"))
        .isEqualTo(40L * all);
  }

  private static String address(int visitor) {
    return visitor < VISITORS
        ? "198.51.%d.1".formatted(visitor % PROXIES)
        : "203.0.113.1"; // the office
  }

  /**
   * Returns what the tracker sends: early vitals and assets, then all with attribution, then the
   * last values.
   */
  private static String[] view(int visitor) {
    Random random = new Random(visitor);
    double ttfb = 50 + random.nextInt(500);
    double fcp = ttfb + random.nextInt(800);
    double lcp = fcp + random.nextInt(1_500);
    String head =
        "{\"page\":\"/shop/%s\",\"pageViewId\":\"crowd-%d\",\"navigationType\":\"navigate\",\"device\":\"%s\",\"connection\":\"%s\",\"release\":\"7.1\","
            .formatted(
                Character.toString('a' + visitor % 12),
                visitor,
                visitor % 3 == 0 ? "mobile" : "desktop",
                visitor % 4 == 0 ? "3g" : "4g");
    String early = vital(visitor, "TTFB", ttfb, "") + "," + vital(visitor, "FCP", fcp, "");
    String assets =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    "{\"url\":\"https://shop.example/assets/%s.js\",\"type\":\"script\",\"bytes\":%d,\"ms\":%d,\"cached\":false}"
                        .formatted(
                            Character.toString('a' + i % 26) + (i / 26 == 0 ? "" : "-more"),
                            1_000 + i,
                            10 + i))
            .collect(Collectors.joining(","));
    String due =
        ",\"attribution\":{\"target\":\"html>body>main>img.hero\",\"loadState\":\"complete\"}";
    return new String[] {
      head + "\"vitals\":[" + early + "],\"assets\":[" + assets + "]}",
      head
          + "\"vitals\":["
          + vital(visitor, "TTFB", ttfb, due)
          + ","
          + vital(visitor, "FCP", fcp, due)
          + ","
          + vital(visitor, "LCP", lcp, due)
          + "]}",
      head
          + "\"vitals\":["
          + vital(visitor, "LCP", lcp + 1, due)
          + ","
          + vital(visitor, "CLS", 0.02, due)
          + ","
          + vital(visitor, "INP", 80, due)
          + "]}"
    };
  }

  private static String vital(int visitor, String name, double value, String due) {
    return "{\"name\":\"%s\",\"value\":%s,\"id\":\"crowd-%s-%d\"%s}"
        .formatted(name, value, name, visitor, due);
  }
}
