package io.groundspeed.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Build;
import io.groundspeed.testing.Peer;
import io.groundspeed.testing.Peer.Answer;
import io.groundspeed.testing.RunningGroundspeed;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Limits on log-in attempts, and their effect on other users. Each test uses separate addresses.
 */
class LoginLimitsIT {
  private static final String ADMIN = RunningGroundspeed.ADMIN_PASSWORD;
  private static final String API = "/api/performance/system";
  private static final String SCREEN = "/admin/performance/overview";

  private static RunningGroundspeed groundspeed;

  @BeforeAll
  static void start() {
    groundspeed =
        RunningGroundspeed.withNodes(
            1,
            node -> node.deployment(Build.ear()).env("GROUNDSPEED_TRUSTED_PROXIES", "127.0.0.99"));
  }

  @AfterAll
  static void stop() {
    if (groundspeed != null) {
      groundspeed.close();
    }
  }

  private static Peer peer(String address) {
    return new Peer(groundspeed.node(0).httpPort(), address);
  }

  private static String log() throws IOException {
    return Files.readString(groundspeed.node(0).logFile());
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "nobody-has-this-name"})
  void ten_wrong_passwords_lock_a_name_from_one_address_whether_it_exists_or_not(String name)
      throws Exception {
    Peer attacker = peer(name.equals("admin") ? "127.0.0.2" : "127.0.0.3");
    for (int i = 0; i < 10; i++) {
      assertThat(attacker.getAs(name, "wrong" + i, API).status()).isEqualTo(401);
    }

    Answer locked = attacker.getAs(name, ADMIN, API);

    assertThat(locked.status()).isEqualTo(429);
    assertThat(locked.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
    assertThat(Integer.parseInt(locked.header("Retry-After").orElseThrow())).isBetween(1, 60);
    Answer page = attacker.logIn(name, ADMIN);
    assertThat(page.status()).isEqualTo(429);
    assertThat(page.text()).contains("Too many failed attempts. Please wait");
    assertThat(page.session()).isEmpty();
    assertThat(peer("127.0.0.1").getAs("admin", ADMIN, API).status()).isEqualTo(200);
    assertThat(log())
        .contains("\"%s\" failed to log in from \"%s\"".formatted(name, attacker.address()))
        .contains("\"%s\" is locked out for 60 s from \"%s\"".formatted(name, attacker.address()));
  }

  @Test
  void the_address_of_a_client_behind_a_trusted_proxy_is_locked_and_not_the_proxy() {
    Peer proxy = peer("127.0.0.99");
    for (int i = 0; i < 10; i++) {
      proxy.get(API, Peer.basic("admin", "wrong"), "X-Forwarded-For: 6.6.6.6, 192.0.2.50");
    }

    String credentials = Peer.basic("admin", ADMIN);
    assertThat(proxy.get(API, credentials, "X-Forwarded-For: 192.0.2.50").status()).isEqualTo(429);
    assertThat(proxy.get(API, credentials, "X-Forwarded-For: 192.0.2.51").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {API, "/api/exports", "/api/journeys", "/api/nowhere"})
  void wrong_credentials_on_the_api_are_a_problem_and_no_session(String path) {
    Answer wrong = peer("127.0.0.4").getAs("mia", "wrong", path);

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.header("WWW-Authenticate").orElseThrow()).startsWith("Basic");
    assertThat(wrong.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
    assertThat(wrong.session()).isEmpty();
    assertThat(wrong.header("Location")).isEmpty();
  }

  @Test
  void a_page_leads_people_to_the_log_in_and_answers_all_else_by_its_status() {
    Peer visitor = peer("127.0.0.5");

    Answer opened = visitor.get(SCREEN + "?range=7d&device=mobile");
    assertThat(opened.status()).isEqualTo(303);
    assertThat(opened.header("Location"))
        .contains("/login?to=" + Peer.encoded(SCREEN + "?range=7d&device=mobile"));
    Answer posted = visitor.post(SCREEN, "x=1");
    Answer refreshed = visitor.post(SCREEN, "x=1", "Faces-Request: partial/ajax");
    Answer fetched = visitor.get(SCREEN, "Sec-Fetch-Mode: cors");
    Answer wrong = visitor.getAs("mia", "wrong", SCREEN);
    for (Answer refused : List.of(posted, refreshed, fetched, wrong)) {
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.session()).isEmpty();
    }
    for (Answer browsers : List.of(opened, posted, refreshed, fetched)) {
      assertThat(browsers.header("WWW-Authenticate")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/login",
        "/setup?token=x",
        "/account/link?token=x",
        "/mentors",
        "/journeys/x"
      })
  void no_public_page_begins_a_session(String path) {
    Peer visitor = peer("127.0.0.5");

    assertThat(visitor.get(path).session()).isEmpty();
    assertThat(visitor.get(path, "Cookie: JSESSIONID=guessed").session()).isEmpty();
    assertThat(visitor.post(path, "x=1").session()).isEmpty();
    assertThat(visitor.post(path, "jakarta.faces.ViewState=stateless").session()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\/evil.example",
        "/x\\y",
        "javascript:alert(1)",
        "/x\r\nSet-Cookie: a=b",
        "/\tevil",
        "evil",
        "",
        "/login?to=/x",
        "/logout"
      })
  void no_link_to_the_log_in_leads_to_another_site(String to) {
    Answer in =
        peer("127.0.0.6")
            .post(
                "/login",
                "username=admin&password=%s&to=%s"
                    .formatted(Peer.encoded(ADMIN), Peer.encoded(to)));

    assertThat(in.status()).isEqualTo(303);
    assertThat(in.header("Location")).contains("/home");
    assertThat(in.header("Set-Cookie").orElseThrow()).startsWith("JSESSIONID=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Sec-Fetch-Site: cross-site", "Origin: https://evil.example", "Origin: null"})
  void no_other_site_logs_anyone_in_or_out_or_sets_a_password(String header) {
    Peer victim = peer("127.0.0.7");

    assertThat(victim.logIn("admin", ADMIN, header).status()).isEqualTo(403);
    assertThat(victim.post("/logout", "x=1", header).status()).isEqualTo(403);
    assertThat(victim.post("/setup", "x=1", header).status()).isEqualTo(403);
    assertThat(victim.post("/account/link", "x=1", header).status()).isEqualTo(403);
  }

  @Test
  void log_in_and_log_out_are_audited_with_the_address() throws Exception {
    Peer peer = peer("127.0.0.8");
    String session = peer.logIn("admin", ADMIN).session().orElseThrow();

    peer.post("/logout", "x=1", session);

    assertThat(log())
        .contains("\"admin\" logged in from \"127.0.0.8\"")
        .contains("\"admin\" logged out from \"127.0.0.8\"");
    assertThat(peer.get(SCREEN, session).status()).isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host: evil.example", "X-Forwarded-Host: evil.example"})
  void no_address_on_a_page_is_made_from_a_header_that_the_client_chose(String header) {
    Peer peer = peer("127.0.0.10");
    String session = peer.logIn("admin", ADMIN).session().orElseThrow();

    String page = peer.get("/admin/performance/vitals", session, header).text();

    assertThat(page)
        .contains("http://127.0.0.1:%d/groundspeed.js".formatted(peer.port()))
        .doesNotContain("evil.example");
  }

  @Test
  @Tag("faults")
  void seventy_log_ins_at_once_starve_nobody() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(70);
    try {
      List<Future<Answer>> attempts = new ArrayList<>();
      for (int i = 0; i < 70; i++) {
        Peer attacker = peer("127.0.1." + i);
        String name = "name" + i;
        attempts.add(threads.submit(() -> attacker.logIn(name, "wrong")));
      }

      int served = 0;
      while (attempts.stream().anyMatch(attempt -> !attempt.isDone()) || served == 0) {
        assertThat(peer("127.0.0.9").get("/health/live").status()).isEqualTo(200);
        assertThat(peer("127.0.0.9").get("/login").status()).isEqualTo(200);
        served++;
      }
      for (Future<Answer> attempt : attempts) {
        // 200 is the form with "Wrong name or password"
        assertThat(attempt.get().status()).isIn(200, 503);
      }
      assertThat(attempts).anySatisfy(attempt -> assertThat(attempt.get().status()).isEqualTo(503));
    } finally {
      threads.shutdownNow();
    }
    assertThat(peer("127.0.0.9").logIn("admin", ADMIN).status()).isEqualTo(303);
  }

  @Test
  @Tag("faults")
  void anonymous_posts_to_a_protected_page_hold_no_memory() throws Exception {
    String body = "x=" + "y".repeat(15_000);
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<Integer>> rounds = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        Peer attacker = peer("127.0.2." + i);
        rounds.add(threads.submit(() -> refusedTimes(attacker, body, 3_000)));
      }
      for (Future<Integer> round : rounds) {
        assertThat(round.get()).isEqualTo(3_000);
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(instances("io.undertow.server.session.InMemorySessionManager$SessionImpl")).isZero();
    assertThat(instances("io.undertow.servlet.util.SavedRequest")).isZero();
    assertThat(peer("127.0.0.9").get("/health/live").status()).isEqualTo(200);
  }

  private static int refusedTimes(Peer attacker, String body, int times) {
    int refused = 0;
    for (int i = 0; i < times; i++) {
      refused += attacker.post(SCREEN, body).status() == 401 ? 1 : 0;
    }
    return refused;
  }

  /** Counts live objects of a class, after a full collection. */
  private static int instances(String type) throws Exception {
    Process histogram =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/jcmd",
                Long.toString(groundspeed.node(0).pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String text = new String(histogram.getInputStream().readAllBytes());
    assertThat(text).as("a histogram").contains("java.lang.String");
    return text.lines()
        .filter(line -> line.matches(".*\\s" + java.util.regex.Pattern.quote(type) + "(\\s.*)?"))
        .mapToInt(line -> Integer.parseInt(line.strip().split("\\s+")[1]))
        .sum();
  }
}
