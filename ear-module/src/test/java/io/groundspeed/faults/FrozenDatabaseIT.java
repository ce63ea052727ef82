package io.groundspeed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.AdminSession;
import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.RunningGroundspeed;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * With the database frozen, dead or locked, regions of a screen fail instead of the screen, and
 * health checks answer in time.
 */
@Tag("faults")
class FrozenDatabaseIT {
  private static final Duration READY = Duration.ofSeconds(2);
  private static final Duration PAGE = Duration.ofSeconds(6);
  private static final Duration RECOVERY = Duration.ofSeconds(60);
  private static final String PASSWORD = "a second administrator's own";
  private static final String FAILED = "temporarily unavailable";

  /** Of a region that is still being read when its page is shown. */
  private static final String LOADING = "aria-label=\"Loading\"";

  private static final List<String> SCREENS =
      List.of("overview", "vitals", "endpoints", "queries", "database", "cache", "jobs", "system");

  private static RunningGroundspeed groundspeed;
  private static AdminSession admin;
  private static Beacons anyone;

  @BeforeAll
  static void start() {
    groundspeed = RunningGroundspeed.withNodes(1, node -> node.deployment(Build.ear()));
    anyone = new Beacons(groundspeed.node(0).url());
    admin = new AdminSession(groundspeed.node(0).url());
    admin.logIn("admin", RunningGroundspeed.ADMIN_PASSWORD);
  }

  @AfterAll
  static void stop() {
    if (groundspeed != null) {
      groundspeed.close();
    }
  }

  @BeforeEach
  void everythingIsFine() {
    for (String screen : SCREENS) {
      HttpResponse<String> page = open(screen, "7d");
      assertThat(page.statusCode()).as(screen).isEqualTo(200);
      assertThat(page.body()).as(screen).doesNotContainIgnoringCase(FAILED).doesNotContain(LOADING);
    }
  }

  @AfterEach
  void itRecovers() {
    groundspeed.database().thaw();
    if (!groundspeed.database().isRunning()) {
      groundspeed.database().start();
    }
    await(() -> anyone.request("GET", "health/ready").statusCode() == 200);
    await(() -> SCREENS.stream().noneMatch(screen -> lacksFigures(open(screen, "7d").body())));
  }

  @Test
  void a_frozen_database_fails_the_cards_alone() {
    groundspeed.database().freeze();

    assertHealthAnswersInTime();
    assertEveryScreenIsAPage();
    assertNobodyIsLetIn();
    assertHealthAnswersInTime();
  }

  @Test
  void a_dead_database_fails_the_cards_alone() {
    groundspeed.database().kill();

    assertHealthAnswersInTime();
    assertEveryScreenIsAPage();
    assertNobodyIsLetIn();
  }

  @Test
  void locked_accounts_do_not_end_a_session() throws Exception {
    try (Connection connection = new Database(groundspeed.database()).connect();
        Statement lock = connection.createStatement()) {
      connection.setAutoCommit(false);
      lock.execute("LOCK TABLE groundspeed.users IN ACCESS EXCLUSIVE MODE");

      long start = System.nanoTime();
      HttpResponse<String> page = open("overview", "24h");

      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PAGE);
    }
  }

  @Test
  void what_was_kept_for_one_administrator_is_not_shown_to_another() {
    insertUser("second-admin", "admin");
    insertUser("kept-account", "client");
    AdminSession second = new AdminSession(groundspeed.node(0).url());
    second.logIn("second-admin", PASSWORD);
    assertThat(second.get("admin/performance/overview").statusCode()).isEqualTo(200);
    assertThat(open("system", "7d").body()).contains("kept-account");

    groundspeed.database().freeze();

    assertThat(open("system", "7d").body()).contains("kept-account");
    HttpResponse<String> others = second.get("admin/performance/system?range=7d");
    assertThat(others.statusCode()).isEqualTo(200);
    assertThat(others.body()).matches(FrozenDatabaseIT::lacksFigures);
    assertThat(others.body()).doesNotContain("kept-account");
  }

  private static boolean lacksFigures(String page) {
    return page.toLowerCase(Locale.ROOT).contains(FAILED) || page.contains(LOADING);
  }

  private static void insertUser(String name, String role) {
    new Database(groundspeed.database())
        .execute(
            """
            INSERT INTO groundspeed.users (username, display_name, role, password_hash)
            VALUES ('%s', '%s', '%s', '%s')
            """
                .formatted(name, name, role, Groundspeed.quickHash(PASSWORD)));
  }

  /** Checks several times, because a check may hang while the next ones arrive. */
  private static void assertHealthAnswersInTime() {
    await(() -> readyInTime() == 503); // an answer is cached for a second
    for (int i = 0; i < 5; i++) {
      assertThat(readyInTime()).isEqualTo(503);
      assertThat(anyone.request("GET", "health/live").statusCode()).isEqualTo(200);
    }
  }

  private static int readyInTime() {
    long start = System.nanoTime();
    int status = anyone.request("GET", "health/ready").statusCode();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(READY);
    return status;
  }

  private static void assertEveryScreenIsAPage() {
    for (String screen : SCREENS) {
      long start = System.nanoTime();
      HttpResponse<String> page = open(screen, "24h");

      Duration took = Duration.ofNanos(System.nanoTime() - start);
      assertThat(page.statusCode()).as(screen).isEqualTo(200);
      assertThat(page.uri().getPath()).as(screen).endsWith(screen);
      assertThat(page.body()).as(screen).matches(FrozenDatabaseIT::lacksFigures);
      assertThat(took).as(screen).isLessThan(PAGE);
    }
  }

  private static void assertNobodyIsLetIn() {
    AdminSession newcomer = new AdminSession(groundspeed.node(0).url());

    newcomer.logIn("admin", RunningGroundspeed.ADMIN_PASSWORD);

    assertThat(newcomer.get("admin/performance/overview").body()).doesNotContain("Log out");
  }

  private static HttpResponse<String> open(String screen, String range) {
    return admin.get("admin/performance/" + screen + "?range=" + range);
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + RECOVERY.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("recovery within " + RECOVERY).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }
}
