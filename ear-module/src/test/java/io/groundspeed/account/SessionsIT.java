package io.groundspeed.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.account.fixture.FixtureModule;
import io.groundspeed.account.fixture.LateClock;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.GroundspeedEar;
import io.groundspeed.testing.Peer;
import io.groundspeed.testing.Peer.Answer;
import io.groundspeed.testing.RunningGroundspeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Limits on sessions: three per account, ten in total; and when they end. */
class SessionsIT {
  private static final String PASSWORD = "a user's own password";
  private static final String OWN = "/account/password";

  private static RunningGroundspeed groundspeed;
  private static Path clock;
  private static Peer peer;

  private final List<String> open = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    Path directory = Build.freshDirectory("sessions");
    Path ear = directory.resolve("groundspeed.ear");
    GroundspeedEar.with(fixture(), GroundspeedEar.asBuilt())
        .as(ZipExporter.class)
        .exportTo(ear.toFile());
    clock = Files.writeString(directory.resolve("clock"), "PT0S");
    groundspeed =
        RunningGroundspeed.withNodes(
            1,
            node ->
                node.deployment(ear)
                    .env("LATE_CLOCK", clock.toString())
                    .env("GROUNDSPEED_SESSION_HOURS", "2")
                    .env("GROUNDSPEED_SESSIONS_PER_ACCOUNT", "3")
                    .env("GROUNDSPEED_SESSIONS", "10"));
    peer = new Peer(groundspeed.node(0).httpPort(), "127.0.0.1");
    for (String name : List.of("one", "two", "three", "four")) {
      new Database(groundspeed.database())
          .execute(
              """
              INSERT INTO groundspeed.users (username, display_name, role, password_hash)
              VALUES ('%s', '%s', 'client', '%s')
              """
                  .formatted(name, name, Groundspeed.quickHash(PASSWORD)));
    }
  }

  private static JavaArchive fixture() {
    return ShrinkWrap.create(JavaArchive.class, "late-clock.jar")
        .addClasses(LateClock.class, FixtureModule.class)
        .addAsManifestResource(new StringAsset("<beans/>"), "beans.xml");
  }

  @AfterAll
  static void stop() {
    if (groundspeed != null) {
      groundspeed.close();
    }
  }

  @AfterEach
  void logOut() throws IOException {
    Files.writeString(clock, "PT0S");
    open.forEach(session -> peer.post("/logout", "x=1", session));
  }

  private String logIn(String name) {
    Answer answer = peer.logIn(name, PASSWORD);
    assertThat(answer.status()).as(answer.text()).isEqualTo(303);
    String session = answer.session().orElseThrow();
    open.add(session);
    return session;
  }

  private static boolean isOpen(String session) {
    return peer.get(OWN, session).status() == 200;
  }

  @Test
  void of_too_many_sessions_of_an_account_the_one_least_recently_used_ends() throws Exception {
    String first = logIn("one");
    String second = logIn("one");
    String third = logIn("one");
    String others = logIn("two");
    assertThat(isOpen(first)).isTrue();

    String fourth = logIn("one");

    assertThat(isOpen(second)).isFalse();
    for (String session : List.of(first, third, fourth, others)) {
      assertThat(isOpen(session)).isTrue();
    }
    assertThat(log()).contains("\"one\" has too many sessions");
  }

  @Test
  void beyond_the_most_sessions_nobody_logs_in_until_one_ends() {
    for (String name : List.of("one", "two", "three")) {
      for (int i = 0; i < 3; i++) {
        logIn(name);
      }
    }
    String last = logIn("four");

    Answer refused = peer.logIn("four", PASSWORD);

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).contains("60");
    assertThat(refused.text()).contains("Too many users are logged in");
    assertThat(refused.session()).isEmpty();
    assertThat(open).allSatisfy(session -> assertThat(isOpen(session)).isTrue());
    peer.post("/logout", "x=1", last);
    logIn("four");
  }

  @Test
  void a_session_ends_after_its_hours_on_every_path() throws Exception {
    for (String path : List.of(OWN, "/me", "/api/exports", "/", "/home")) {
      String session = logIn("one");
      Files.writeString(clock, "PT1H55M");
      assertThat(isOpen(session)).as(path).isTrue();

      Files.writeString(clock, "PT2H1M");

      Answer answer = peer.get(path, session);
      assertThat(answer.status()).as(path).isEqualTo(path.startsWith("/api") ? 401 : 302);
      Files.writeString(clock, "PT0S");
      assertThat(isOpen(session)).as("after " + path).isFalse();
    }
    assertThat(log()).contains("\"one\" was logged out 2 h after the log-in from \"127.0.0.1\"");
  }

  @Test
  void scripts_that_send_credentials_to_pages_leave_no_more_sessions_than_an_account_may_have() {
    for (int i = 0; i < 12; i++) {
      assertThat(peer.getAs("two", PASSWORD, OWN).status()).isEqualTo(200);
    }

    String other = logIn("three");

    assertThat(isOpen(other)).isTrue();
    assertThat(peer.getAs("two", PASSWORD, "/api/exports").session()).isEmpty();
  }

  private static String log() throws IOException {
    return Files.readString(groundspeed.node(0).logFile());
  }
}
