package io.groundspeed.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.server.GuestApplication;
import io.groundspeed.testing.Build;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LauncherIT {
  private static final Duration STOPPED = Duration.ofSeconds(5);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final int port = Ports.free();
  private Path home;

  @BeforeEach
  void freshHome() {
    home = Build.freshDirectory("launcher");
  }

  @Test
  @Tag("faults")
  void it_says_where_everything_is_survives_being_killed_and_stops_in_order() throws Exception {
    Path application = GuestApplication.archive();
    try (LauncherProcess first = LauncherProcess.start(home, application, port, Map.of())) {
      String said = first.awaitReady();
      assertThat(said)
          .contains("http://127.0.0.1:" + port + "/admin/performance")
          .containsPattern("admin, password \\w{24}")
          .endsWith("Groundspeed is ready at http://127.0.0.1:" + port + "/\n");
      makeAdministrator(databaseUrl(said));
      first.kill();
    }

    try (LauncherProcess second = LauncherProcess.start(home, application, port, Map.of())) {
      assertThat(second.awaitReady()).doesNotContain("password ").contains("admin");
      assertThat(status()).isEqualTo(200);

      long stopping = System.nanoTime();
      second.terminate();
      second.awaitEnd();

      assertThat(Duration.ofNanos(System.nanoTime() - stopping)).isLessThan(tolerated());
      assertThat(second.errors()).isEmpty();
      assertThat(processesOf(home)).isZero();
      assertThat(log("database.log")).endsWith("database system is shut down\n");
      assertThat(log("server/groundspeed/log/server.log")).contains("WFLYSRV0050");
    }
  }

  /**
   * The tolerated start-up time on an idle machine; longer if the machine is busy with the build.
   */
  private static Duration tolerated() {
    return STOPPED.plus(GRACE);
  }

  private static String databaseUrl(String said) {
    Matcher url = Pattern.compile("postgresql://\\S+").matcher(said);
    assertThat(url.find()).isTrue();
    return url.group();
  }

  private static void makeAdministrator(String url) throws SQLException {
    DatabaseAddress address = DatabaseAddress.parse(url, "", "");
    try (Connection connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA groundspeed");
      statement.execute("CREATE TABLE groundspeed.users AS SELECT 'admin' AS role");
    }
  }

  private int status() throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  private static long processesOf(Path home) {
    return ProcessHandle.allProcesses()
        .filter(process -> ChildProcess.find(process.pid(), home.toString()).isPresent())
        .count();
  }

  private String log(String name) throws IOException {
    return Files.readString(home.resolve(name));
  }

  @Test
  void a_port_that_is_taken_is_said_in_one_sentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertRefused(taken.getLocalPort(), Map.of(), "Port " + taken.getLocalPort() + " is taken");
    }
  }

  @Test
  void a_home_that_is_in_use_is_said_in_one_sentence() throws Exception {
    try (Home used = Home.lock(home)) {
      assertRefused(port, Map.of(), "Another Groundspeed uses " + used.directory());
    }
  }

  @Test
  void a_database_that_does_not_answer_is_said_in_one_sentence() throws Exception {
    String url = "postgresql://127.0.0.1:" + Ports.free() + "/groundspeed";

    assertRefused(port, Map.of("GROUNDSPEED_DB_URL", url), "does not answer");
  }

  @Test
  void a_password_that_is_wrong_is_said_in_one_sentence() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.in(home.resolve("theirs")).start()) {
      assertRefused(
          port,
          Map.of(
              "GROUNDSPEED_DB_URL",
              database.jdbcUrl(),
              "GROUNDSPEED_DB_USER",
              database.user(),
              "GROUNDSPEED_DB_PASSWORD",
              "wrong"),
          "refuses user groundspeed");
    }
  }

  private void assertRefused(int httpPort, Map<String, String> settings, String reason)
      throws Exception {
    try (LauncherProcess refused = LauncherProcess.start(home, Build.ear(), httpPort, settings)) {
      assertThat(refused.awaitEnd()).isEqualTo(1);
      assertThat(refused.errors().lines()).singleElement().asString().contains(reason);
      assertThat(refused.errors()).endsWith(".\n");
    }
  }

  @Test
  void a_deployment_that_fails_is_said_with_its_reason_and_leaves_nothing_running()
      throws Exception {
    Path broken = home.resolve("broken.war");
    ShrinkWrap.create(WebArchive.class)
        .addAsWebInfResource(new StringAsset("<web-app><this is not XML"), "web.xml")
        .as(ZipExporter.class)
        .exportTo(broken.toFile());

    try (LauncherProcess refused = LauncherProcess.start(home, broken, port, Map.of())) {
      assertThat(refused.awaitEnd()).isEqualTo(1);
      assertThat(refused.errors().lines())
          .singleElement()
          .asString()
          .startsWith("The server can't start: ")
          .contains("server.log");
      assertThat(processesOf(home)).isZero();
    }
  }
}
