package io.groundspeed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.Peer;
import io.groundspeed.testing.RunningGroundspeed;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * Attacks by one client, or a few hundred, each of which once stopped the service for all, with the
 * default limits. Throughout, another client's beacon is stored within a second and a screen opens
 * within three. Afterwards, the heap is no larger than before and each item is accounted for.
 */
@Tag("faults")
class OthersUnderAttackIT {
  /**
   * Tolerated growth of the heap in mebibytes, for example by classes that are loaded for the first
   * time.
   */
  private static final int FLAT = 40;

  private static final int ATTACKERS = 16;

  private static RunningGroundspeed groundspeed;
  private static int port;
  private static Beacons api;
  private static Heap heap;

  private Bystander bystander;
  private String name;
  private long heapBefore;
  private long receivedBefore;

  @BeforeAll
  static void start() {
    groundspeed = RunningGroundspeed.withNodes(1, node -> node.deployment(Build.ear()));
    port = groundspeed.node(0).httpPort();
    api = new Beacons(groundspeed.node(0).url());
    heap = new Heap(groundspeed.node(0).pid());
  }

  @AfterAll
  static void stop() {
    if (groundspeed != null) {
      groundspeed.close();
    }
  }

  @BeforeEach
  void others_are_there(TestInfo test) {
    name = test.getTestMethod().orElseThrow().getName();
    bystander = new Bystander(port, name);
    bystander.warmUp();
    heapBefore = heap.usedMebibytes();
    receivedBefore = events().getInt("received");
  }

  @AfterEach
  void others_leave() {
    bystander.close();
  }

  @Test
  void forty_eight_thousand_anonymous_posts_to_a_protected_page() throws Exception {
    String body = "x=" + "y".repeat(15_000);

    int stored =
        bystander.during(
            () ->
                assertThat(
                        byAll(3_000, (peer, i) -> peer.post("/admin/performance/overview", body)))
                    .containsOnly(401));

    assertNothingStays(stored, 0);
  }

  @Test
  void five_hundred_bodies_of_a_byte_a_second() throws Exception {
    try (SlowClients slow = new SlowClients("127.1.1.1", port)) {
      slow.open(500, "POST /" + Beacons.PATH, "Content-Length: 10000\r\n");

      int stored =
          bystander.during(
              () -> {
                for (int i = 0; i < 10; i++) {
                  slow.sendToAll("x");
                  Thread.sleep(1_000);
                }
              });

      assertNothingStays(stored, 0);
    }
  }

  @Test
  void two_hundred_wrong_passwords_at_once() throws Exception {
    int stored =
        bystander.during(
            () ->
                assertThat(byAll(70, 4, (peer, i) -> peer.logIn(peer.address() + i, "wrong")))
                    .containsAnyOf(200)
                    .isSubsetOf(200, 429, 503));

    assertNothingStays(stored, 0);
  }

  @Test
  void poison_beside_which_the_database_refuses_a_batch() throws Exception {
    List<String> poison =
        List.of(
            "{\"a\":1e200000}",
            "{\"a\":{\"b\":[1e400]}}",
            "{\"a\":[" + "1e131000,".repeat(1_500) + "0]}",
            "{\"a\":\"x\\u0000\"}",
            "{\"a\":\"\\udc00\"}",
            "{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}");

    int stored =
        bystander.during(
            () ->
                assertThat(
                        byAll(60, (peer, i) -> peer.beacon(three(poison.get(i % poison.size())))))
                    .isSubsetOf(200, 429));

    assertNothingStays(stored, ATTACKERS * 60 * 3);
    assertThat(events().getJsonObject("rejected")).doesNotContainKey("refused-by-database");
  }

  @Test
  void three_hundred_addresses_with_five_hundred_items_a_beacon() throws Exception {
    String body = items(500, i -> "\"name\":\"CLS\",\"value\":0.01");
    int times = 150;

    int stored =
        bystander.during(
            () ->
                assertThat(
                        byAll(times, (peer, i) -> new Peer(port, rotating(peer, i)).beacon(body)))
                    .isSubsetOf(204, 429, 503));

    assertNothingStays(stored, ATTACKERS * times * 500);
  }

  @Test
  void new_pages_releases_and_words_in_every_item() throws Exception {
    int times = 30;

    int stored =
        bystander.during(
            () ->
                assertThat(byAll(times, (peer, i) -> peer.beacon(madeUp(peer.address(), i))))
                    .isSubsetOf(204, 429, 503));

    assertNothingStays(stored, ATTACKERS * times * 100);
  }

  @Test
  void ten_thousand_searches_that_nobody_made_before() throws Exception {
    int stored =
        bystander.during(
            () ->
                assertThat(
                        byAll(
                            600,
                            (peer, i) ->
                                peer.getPatiently("/?q=" + Peer.encoded(peer.address() + i))))
                    .isSubsetOf(200, 429, 503));

    assertNothingStays(stored, 0);
  }

  /**
   * Returns the statuses of all responses to the attackers, each of whom sends one request after
   * the other.
   */
  private static List<Integer> byAll(int times, Request request) throws Exception {
    return byAll(ATTACKERS, times, request);
  }

  private static List<Integer> byAll(int attackers, int times, Request request) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(attackers);
    try {
      List<Future<List<Integer>>> all = new ArrayList<>();
      for (int i = 0; i < attackers; i++) {
        Peer peer = new Peer(port, "127.2.%d.1".formatted(i));
        all.add(
            threads.submit(
                () ->
                    IntStream.range(0, times)
                        .map(number -> request.send(peer, number).status())
                        .boxed()
                        .toList()));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<List<Integer>> each : all) {
        statuses.addAll(each.get());
      }
      return statuses;
    } finally {
      threads.shutdownNow();
    }
  }

  /** One of an attacker's requests, by number from 0. */
  private interface Request {
    Peer.Answer send(Peer peer, int number);
  }

  private static String rotating(Peer peer, int number) {
    int third = Integer.parseInt(peer.address().split("\\.")[2]);
    return "127.%d.%d.2".formatted(3 + third % 3, number % 100);
  }

  /** Returns a bad vital between two good ones. */
  private static String three(String attribution) {
    return """
        {"page": "/", "vitals": [{"name": "FCP", "value": 1}, {"name": "LCP", "value": 2,
         "attribution": %s}, {"name": "CLS", "value": 0}]}
        """
        .formatted(attribution);
  }

  private static String madeUp(String address, int number) {
    String word = letters(address + number);
    return items(
            100,
            i ->
                "\"name\":\"LCP\",\"value\":1,\"entries\":[{\"name\":\"\",\"startTime\":1}],\"navigationURL\":\"/%s/%s\""
                    .formatted(word, letters("p" + i)))
        .replaceFirst("\\{", "{\"release\":\"%s\",\"connection\":\"%s\",".formatted(word, word));
  }

  /** Returns a name without digits, which would be replaced as the identifier in a template. */
  private static String letters(String text) {
    return text.chars()
        .mapToObj(c -> Character.toString(Character.isDigit(c) ? c - '0' + 'g' : 'z'))
        .collect(Collectors.joining());
  }

  private static String items(int count, IntFunction<String> members) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{" + members.apply(i) + "}")
        .collect(Collectors.joining(",", "{\"page\":\"/\",\"vitals\":[", "]}"));
  }

  /**
   * @param stored number of the bystander's items that were acknowledged
   * @param attack number of items that the attackers sent
   */
  private void assertNothingStays(int stored, int attack) throws Exception {
    assertThat(
            new Database(groundspeed.database())
                .count(
                    "SELECT count(*) FROM groundspeed.web_vitals WHERE metric_id LIKE '%s-%%'"
                        .formatted(name)))
        .as("all that was acknowledged, and the one before")
        .isEqualTo(stored + 1L);
    JsonObject events = events();
    assertThat(events.getInt("received") - receivedBefore).isEqualTo(stored + attack);
    assertThat(events.getInt("received")).as("%s", events).isEqualTo(accountedFor(events));
    assertThat(heap.usedMebibytes()).isLessThan(heapBefore + FLAT);
  }

  private static int accountedFor(JsonObject events) {
    return Stream.concat(
            Stream.of("stored", "replaced", "waiting").map(events::getInt),
            Stream.of("rejected", "suppressed", "dropped")
                .flatMap(kind -> events.getJsonObject(kind).values().stream())
                .map(count -> Integer.parseInt(count.toString())))
        .mapToInt(Integer::intValue)
        .sum();
  }

  private static JsonObject events() {
    return Json.createReader(new StringReader(api.asAdmin("api/performance/system").body()))
        .readObject()
        .getJsonObject("events");
  }
}
