package io.groundspeed.beacon;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.Pause;
import io.groundspeed.testing.RunningGroundspeed;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Database storage per byte of beacons, including all tables, indexes and sketches. */
@Tag("faults")
class BeaconStorageIT {
  private static final int BYTES = 600_000;
  private static final double MOST = 8;
  private static final int SENDERS = 4;
  private static final String AGENT =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 "
          + "Safari/537.36 "
          + "x".repeat(400);

  private static RunningGroundspeed groundspeed;
  private static Beacons beacons;
  private static Database database;

  @BeforeAll
  static void start() {
    groundspeed =
        RunningGroundspeed.withNodes(
            1,
            node -> node.deployment(Build.ear()).env("GROUNDSPEED_TRUSTED_PROXIES", "127.0.0.1"));
    beacons = new Beacons(groundspeed.node(0).url());
    database = new Database(groundspeed.database());
  }

  @AfterAll
  static void stop() {
    groundspeed.close();
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
        shape("typical page views", n -> typical(n)),
        shape(
            "500 of the smallest items",
            n -> "{\"page\":\"/\",\"vitals\":[" + items(500, i -> "") + "]}"),
        shape(
            "500 small items with ids",
            n ->
                "{\"page\":\"/\",\"vitals\":["
                    + items(500, i -> ",\"id\":\"" + Integer.toString(n * 500 + i, 36) + "\"")
                    + "]}"),
        shape(
            "500 items of 500 pages",
            n ->
                "{\"vitals\":["
                    + items(500, i -> ",\"navigationURL\":\"/" + word(n * 500 + i) + "\"")
                    + "]}"),
        shape(
            "500 items of 10 pages",
            n ->
                "{\"vitals\":["
                    + items(500, i -> ",\"navigationURL\":\"/" + word(n * 10 + i % 10) + "\"")
                    + "]}"),
        shape(
            "a long page and view repeated by 500 items",
            n ->
                "{\"page\":\"/"
                    + "p".repeat(1_000)
                    + "\",\"pageViewId\":\""
                    + "v".repeat(120)
                    + n
                    + "\",\"release\":\""
                    + "r".repeat(90)
                    + "\",\"vitals\":["
                    + items(500, i -> ",\"id\":\"" + Integer.toString(n * 500 + i, 36) + "\"")
                    + "]}"),
        shape(
            "one small item with a page of its own",
            n ->
                "{\"page\":\"/"
                    + word(n)
                    + "\",\"vitals\":[{\"name\":\"LCP\",\"value\":"
                    + n
                    + "}]}"),
        shape(
            "one small item with a segment of its own",
            n ->
                "{\"page\":\"/\",\"release\":\""
                    + n
                    + "\",\"vitals\":[{\"name\":\"LCP\",\"value\":"
                    + n
                    + "}]}"),
        shape(
            "500 assets of 500 addresses",
            n ->
                "{\"page\":\"/\",\"pageViewId\":\"a"
                    + n
                    + "\",\"assets\":["
                    + IntStream.range(0, 500)
                        .mapToObj(
                            i ->
                                "{\"url\":\"/"
                                    + word(n * 500 + i)
                                    + "\",\"type\":\"image\",\"ms\":1}")
                        .collect(Collectors.joining(","))
                    + "]}"),
        shape(
            "500 loads of one asset",
            n ->
                "{\"page\":\"/\",\"assets\":["
                    + IntStream.range(0, 500)
                        .mapToObj(i -> "{\"url\":\"/a\",\"type\":\"image\",\"ms\":1}")
                        .collect(Collectors.joining(","))
                    + "]}"),
        shape(
            "attributions of many small members",
            n ->
                "{\"page\":\"/\",\"vitals\":["
                    + items(20, i -> ",\"attribution\":{\"a\":[" + "1,".repeat(900) + "1]}")
                    + "]}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void a_beacon_costs_at_most_eight_times_its_bytes(String name, IntFunction<String> body)
      throws Exception {
    database.forgetVisits();
    long before = size();
    AtomicLong sent = new AtomicLong();
    AtomicInteger next = new AtomicInteger();
    Set<Integer> statuses = ConcurrentHashMap.newKeySet();

    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    for (int i = 0; i < SENDERS; i++) {
      senders.execute(
          () -> {
            while (sent.get() < BYTES) {
              int n = next.getAndIncrement();
              String text = body.apply(n);
              sent.addAndGet(text.getBytes(StandardCharsets.UTF_8).length);
              statuses.add(
                  beacons
                      .post(text, "X-Forwarded-For", address(n), "User-Agent", AGENT)
                      .statusCode());
            }
          });
    }
    senders.shutdown();
    assertThat(senders.awaitTermination(3, TimeUnit.MINUTES)).isTrue();
    awaitFolded();

    double ratio = (double) (size() - before) / sent.get();
    System.out.printf(
        "%s: %d KB of beacons, %.1f times as much in the database, %s: %s%n",
        name, sent.get() / 1_000, ratio, statuses, largest());
    assertThat(statuses).isSubsetOf(200, 204);
    assertThat(ratio).as(name).isLessThanOrEqualTo(MOST);
  }

  private static Arguments shape(String name, IntFunction<String> body) {
    return Arguments.of(name, body);
  }

  private static String address(int n) {
    return "198.18.%d.%d".formatted(n % 8, n % 250);
  }

  private static String items(int count, IntFunction<String> more) {
    String[] metrics = {"LCP", "CLS", "FCP", "INP", "TTFB", "FID"};
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"name\":\"" + metrics[i % 6] + "\",\"value\":1" + more.apply(i) + "}")
        .collect(Collectors.joining(","));
  }

  /** Returns a name without digits, which would be replaced as the identifier in a template. */
  private static String word(int n) {
    return "w"
        + Integer.toString(n, 20)
            .chars()
            .mapToObj(c -> Character.toString('g' + Character.digit(c, 20)))
            .collect(Collectors.joining());
  }

  private static String typical(int n) {
    return """
        {"page":"/shop/%s","pageViewId":"v5-1795363227431-%013d","navigationType":"navigate",
         "device":"mobile","connection":"4g","release":"7.1","vitals":[
         {"name":"TTFB","value":310.5,"id":"v5-%d-%013d","attribution":{"waitingDuration":1.2,"cacheDuration":0,"dnsDuration":10.1,"connectionDuration":44.5,"requestDuration":254.7}},
         {"name":"FCP","value":811.2,"id":"v5-%d-%013d","attribution":{"timeToFirstByte":310.5,"firstByteToFCP":500.7,"loadState":"dom-interactive"}},
         {"name":"LCP","value":1234.5,"id":"v5-%d-%013d","attribution":{"target":"html>body>main>img.hero","url":"https://shop.example/assets/hero.webp","timeToFirstByte":310.5,"resourceLoadDelay":200.1,"resourceLoadDuration":400.2,"elementRenderDelay":323.7}},
         {"name":"CLS","value":0.02,"id":"v5-%d-%013d","attribution":{"largestShiftTarget":"html>body>main>div.banner","largestShiftTime":900.1,"largestShiftValue":0.02,"loadState":"complete"}}]}
        """
        .formatted(
            word(n % 10),
            n,
            System.currentTimeMillis(),
            10L * n,
            System.currentTimeMillis(),
            10L * n + 1,
            System.currentTimeMillis(),
            10L * n + 2,
            System.currentTimeMillis(),
            10L * n + 3);
  }

  private static void awaitFolded() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (database.count("SELECT count(*) FROM groundspeed.telemetry_delta WHERE samples > 0")
        > 0) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("deltas still wait after 60 s");
      }
      Pause.briefly();
    }
  }

  private static final String TABLES =
      """
       FROM pg_class c
      WHERE c.relnamespace = 'groundspeed'::regnamespace AND c.relkind = 'r'
        AND (c.relname LIKE 'web\\_vitals%' OR c.relname LIKE 'asset\\_performance%'
             OR c.relname IN ('telemetry_recent', 'telemetry_sketch', 'telemetry_delta'))
      """;

  /**
   * Measured after a vacuum: space that folding has freed is reused and so is not a cost of a
   * beacon.
   */
  private static long size() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM groundspeed.telemetry_delta, groundspeed.telemetry_sketch");
    }
    return database.count("SELECT sum(pg_total_relation_size(c.oid))" + TABLES);
  }

  private static String largest() {
    return database.value(
        "SELECT string_agg(relname || ' ' || size / 1000 || ' KB', ', ' ORDER BY size DESC) FROM ("
            + "SELECT c.relname, pg_total_relation_size(c.oid) AS size"
            + TABLES
            + " ORDER BY size DESC LIMIT 4) AS s");
  }
}
