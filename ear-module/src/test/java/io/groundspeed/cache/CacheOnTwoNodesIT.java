package io.groundspeed.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.server.Client;
import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.GroundspeedEar;
import io.groundspeed.testing.Pause;
import io.groundspeed.testing.RunningGroundspeed;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The cache on two nodes; the last test kills one. */
@Tag("faults")
@TestMethodOrder(OrderAnnotation.class)
class CacheOnTwoNodesIT {
  private static final Duration SHRUNK = Duration.ofSeconds(60);

  private static RunningGroundspeed groundspeed;
  private static Client one;
  private static Client other;

  @BeforeAll
  static void start() {
    Path ear = Build.freshDirectory("cache-ear").resolve("groundspeed.ear");
    GroundspeedEar.with(
            GroundspeedEar.asBuilt(),
            ShrinkWrap.create(WebArchive.class, "cache-test.war")
                .addClasses(CacheServlet.class, CacheServlet.Thing.class, CacheServlet.Holder.class)
                .addAsWebInfResource(new StringAsset("<beans/>"), "beans.xml"),
            "/cache-test")
        .as(ZipExporter.class)
        .exportTo(ear.toFile());
    groundspeed =
        RunningGroundspeed.withNodes(
            2, node -> node.deployment(ear).env("GROUNDSPEED_DEMO", "true"));
    one = new Client(groundspeed.node(0).url());
    other = new Client(groundspeed.node(1).url());
  }

  @AfterAll
  static void stop() {
    groundspeed.close();
  }

  private static String ask(Client node, String what) {
    try {
      return node.get("cache-test/" + what).body();
    } catch (Exception e) {
      throw new IllegalStateException(what, e);
    }
  }

  @Test
  @Order(0)
  void what_one_node_answered_the_other_knows() {
    Beacons first = new Beacons(groundspeed.node(0).url());
    Beacons second = new Beacons(groundspeed.node(1).url());

    HttpResponse<String> answer = first.request("GET", "api/journeys?page=2");
    HttpResponse<String> again = second.request("GET", "api/journeys?page=2");
    HttpResponse<String> third = first.request("GET", "api/journeys?page=2");

    assertThat(again.body()).isEqualTo(answer.body()).isEqualTo(third.body());
    awaitFigures(second, "\"type\":\"api\"", "\"hits\":2,\"misses\":1");
  }

  /** Waits for the metrics, because each node writes its counts periodically. */
  private static void awaitFigures(Beacons http, String after, String expected) {
    long deadline = System.nanoTime() + SHRUNK.toNanos();
    while (!figures(http, after).contains(expected)) {
      assertThat(System.nanoTime()).as(figures(http, after)).isLessThan(deadline);
      Pause.briefly();
    }
  }

  /**
   * Returns the JSON of the metrics, starting at a text; empty while it does not contain the text.
   */
  private static String figures(Beacons http, String after) {
    String figures = http.asAdmin("api/performance/cache?range=1h").body();
    int from = figures.indexOf(after);
    return from < 0 ? "" : figures.substring(from);
  }

  @Test
  @Order(1)
  void what_is_put_on_one_is_read_on_the_other() {
    ask(one, "put?id=1&text=hello");

    assertThat(ask(other, "present?id=1")).isEqualTo("hello");
  }

  @Test
  @Order(2)
  void a_change_on_one_is_seen_on_the_other_before_its_answer_returns() {
    for (int i = 0; i < 50; i++) {
      ask(one, "put?id=2&text=old" + i);
      assertThat(ask(other, "present?id=2")).isEqualTo("old" + i);

      assertThat(ask(one, "change?id=-")).isEqualTo("changed");

      assertThat(ask(other, "present?id=2")).isEqualTo("absent");
    }
  }

  @Test
  @Order(2)
  void a_value_that_can_not_be_marshalled_is_answered_and_harms_no_other_key() {
    ask(one, "put?id=5&text=stays");
    for (int i = 0; i < 20; i++) {
      Client node = i % 2 == 0 ? one : other;
      assertThat(ask(node, "holder?id=" + i)).isEqualTo("java.lang.Object");
      assertThat(ask(one, "present?id=5")).isEqualTo("stays");
      assertThat(ask(other, "present?id=5")).isEqualTo("stays");
    }

    awaitFigures(
        new Beacons(groundspeed.node(0).url()),
        "\"pattern\":\"holder:{id}\"",
        "\"cantBeStored\":20");
  }

  @Test
  @Order(3)
  void many_misses_on_both_load_once() throws Exception {
    ExecutorService readers = Executors.newFixedThreadPool(40);
    List<Future<String>> answers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Client node = i % 2 == 0 ? one : other;
      String text = "by" + i;
      answers.add(readers.submit(() -> ask(node, "get?id=4&text=" + text)));
    }
    String first = answers.get(0).get();
    for (Future<String> answer : answers) {
      assertThat(answer.get()).isEqualTo(first);
    }
    readers.shutdown();

    assertThat(
            Integer.parseInt(ask(one, "loads?id=-")) + Integer.parseInt(ask(other, "loads?id=-")))
        .isOne();
  }

  @Test
  @Order(4)
  void a_killed_node_loses_no_entry() {
    for (int i = 0; i < 100; i++) {
      ask(i % 2 == 0 ? one : other, "put?id=kept" + i + "&text=kept" + i);
    }

    groundspeed.node(0).kill();

    for (int i = 0; i < 100; i++) {
      awaitPresent("kept" + i);
    }
  }

  /** Until the cluster has detected the failure, a read may bypass the cache. */
  private static void awaitPresent(String text) {
    long deadline = System.nanoTime() + SHRUNK.toNanos();
    while (!ask(other, "present?id=" + text).equals(text)) {
      assertThat(System.nanoTime()).as(text).isLessThan(deadline);
      Pause.briefly();
    }
  }
}
