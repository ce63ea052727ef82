package io.groundspeed.beacon;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.Pause;
import io.groundspeed.testing.RunningGroundspeed;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What one client, or a few hundred, can't take away from the others. */
@Tag("faults")
class FairSharesIT {
  private static final AtomicInteger CALM = new AtomicInteger();

  private static RunningGroundspeed groundspeed;
  private static Beacons beacons;
  private static Database database;

  @BeforeAll
  static void start() {
    groundspeed =
        RunningGroundspeed.withNodes(
            1,
            node ->
                node.deployment(Build.ear())
                    .env("GROUNDSPEED_TRUSTED_PROXIES", "127.0.0.1")
                    .env("GROUNDSPEED_DEMO", "true")
                    .env("GROUNDSPEED_FOLD_SECONDS", "1")
                    .env("GROUNDSPEED_DETAILS_PER_DAY", "200"));
    beacons = new Beacons(groundspeed.node(0).url());
    database = new Database(groundspeed.database());
  }

  @AfterAll
  static void stop() {
    groundspeed.close();
  }

  @Test
  void two_beacons_do_not_use_up_the_pages_and_served_pages_keep_their_name_whatever_happens() {
    for (int beacon = 0; beacon < 2; beacon++) {
      String letter = Character.toString('a' + beacon);
      send("203.0.113.1", pages(i -> letter + "/" + word(i)));
    }

    assertThat(send(calm(), page("/calm/one")).statusCode()).isEqualTo(204);
    await(() -> isName("/calm/one"));

    for (int client = 1; client <= 60; client++) {
      String letter = word(client);
      send("203.0.113." + client, pages(i -> letter + "/" + word(i)));
    }
    send(calm(), page("/calm/two"));
    await(() -> isName("(other)"));
    assertThat(isName("/calm/two")).as("all unknown names are used up").isFalse();

    await(
        () -> {
          assertThat(beacons.request("GET", "mentors").statusCode()).isEqualTo(200);
          assertThat(send(calm(), page("/mentors")).statusCode()).isEqualTo(204);
          return isName("/mentors");
        });
  }

  @Test
  void one_client_does_not_use_up_the_releases_and_the_segments() {
    for (int i = 0; i < 60; i++) {
      send(
          "203.0.113.201",
          "{\"page\":\"/\",\"release\":\"bad-%d\",\"vitals\":[{\"name\":\"LCP\",\"value\":1}]}"
              .formatted(i));
    }

    send(
        calm(),
        "{\"page\":\"/\",\"release\":\"good-1\",\"vitals\":[{\"name\":\"LCP\",\"value\":1}]}");

    await(() -> isSegment("%good-1"));
    assertThat(
            database.count(
                "SELECT count(DISTINCT segment) FROM groundspeed.telemetry_sketch"
                    + " WHERE segment LIKE '%bad-%'"))
        .isLessThanOrEqualTo(3);
  }

  @Test
  void a_client_that_sends_25_000_samples_a_second_is_refused_by_item_and_each_is_counted() {
    long before = dropped("rate-limited");
    int refused = 0;
    int admitted = 0;
    while (refused < 20 && admitted < 200) {
      if (send("203.0.113.250", items(500)).statusCode() == 429) {
        refused++;
      } else {
        admitted++;
      }
    }

    assertThat(refused).isEqualTo(20);
    assertThat(dropped("rate-limited") - before).isEqualTo(20 * 500);
    assertThat(send(calm(), page("/")).statusCode()).isEqualTo(204);
    assertBalanced();
  }

  @Test
  void three_hundred_rotating_addresses_starve_no_one() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger sent = new AtomicInteger();
    ExecutorService clients = Executors.newFixedThreadPool(24);
    List<Integer> calm = new ArrayList<>();
    try {
      List<Future<?>> hostile = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        hostile.add(
            clients.submit(
                () -> {
                  while (!over.get()) {
                    int n = sent.getAndIncrement() % 300;
                    send("198.%d.7.%d".formatted(n / 100 + 20, n % 100), items(500));
                  }
                }));
      }
      while (calm.size() < 300) {
        calm.add(send(calm(), page("/")).statusCode());
      }
      over.set(true);
      for (Future<?> each : hostile) {
        each.get(60, TimeUnit.SECONDS);
      }
    } finally {
      over.set(true);
      clients.shutdown();
      clients.awaitTermination(60, TimeUnit.SECONDS);
    }

    assertThat(calm).containsOnly(204);
    assertBalanced();
  }

  private static HttpResponse<String> send(String address, String body) {
    return beacons.post(body, "X-Forwarded-For", address);
  }

  /** Returns an address that has not been used yet. */
  private static String calm() {
    int n = CALM.incrementAndGet();
    return "192.0.%d.%d".formatted(n / 250, n % 250);
  }

  private static String page(String page) {
    return "{\"page\":\"%s\",\"vitals\":[{\"name\":\"LCP\",\"value\":100}]}".formatted(page);
  }

  private static String pages(IntFunction<String> name) {
    return IntStream.range(0, 400)
        .mapToObj(
            i ->
                "{\"name\":\"LCP\",\"value\":1,\"rating\":\"good\",\"entries\":[{\"name\":\"\",\"startTime\":1}],\"navigationURL\":\"/%s\"}"
                    .formatted(name.apply(i)))
        .collect(Collectors.joining(",", "{\"vitals\":[", "]}"));
  }

  private static String items(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"name\":\"CLS\",\"value\":0.01}")
        .collect(Collectors.joining(",", "{\"page\":\"/\",\"vitals\":[", "]}"));
  }

  /** Returns a name without digits, which would be replaced as the identifier in a template. */
  private static String word(int n) {
    return "w"
        + Integer.toString(n, 10)
            .chars()
            .mapToObj(c -> Character.toString(c - '0' + 'g'))
            .collect(Collectors.joining());
  }

  private static boolean isName(String page) {
    return database.count(
            "SELECT count(*) FROM groundspeed.telemetry_sketch WHERE detail = '" + page + "'")
        > 0;
  }

  private static boolean isSegment(String pattern) {
    return database.count(
            "SELECT count(*) FROM groundspeed.telemetry_sketch WHERE segment LIKE '"
                + pattern
                + "'")
        > 0;
  }

  private static long dropped(String reason) {
    return events().getJsonObject("dropped").getInt(reason, 0);
  }

  private static void assertBalanced() {
    JsonObject events = events();
    long sum =
        events.getInt("stored")
            + events.getInt("replaced")
            + events.getInt("waiting")
            + java.util.stream.Stream.of("rejected", "suppressed", "dropped")
                .flatMap(kind -> events.getJsonObject(kind).values().stream())
                .mapToLong(count -> Long.parseLong(count.toString()))
                .sum();
    assertThat((long) events.getInt("received")).isEqualTo(sum);
  }

  private static JsonObject events() {
    return Json.createReader(new StringReader(beacons.asAdmin("api/performance/system").body()))
        .readObject()
        .getJsonObject("events");
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within 30 s");
      }
      Pause.briefly();
    }
  }
}
