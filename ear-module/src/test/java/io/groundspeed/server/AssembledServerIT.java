package io.groundspeed.server;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.groundspeed.testing.RunningGroundspeed;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One node with another application that does not use Groundspeed. */
class AssembledServerIT {
  private static final String PRIVATE = "private/whoami";
  private static final String PASSWORD = "s3cret, and long enough";
  private static final int MEBIBYTE = 1024 * 1024;

  private static RunningGroundspeed groundspeed;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    groundspeed =
        RunningGroundspeed.withNodes(1, node -> node.deployment(GuestApplication.archive()));
    client = new Client(groundspeed.node(0).url());
    execute(
        "DROP SCHEMA groundspeed CASCADE", // of the prepared database
        "CREATE SCHEMA groundspeed",
        "CREATE TABLE groundspeed.users (username text UNIQUE, password_hash text, role text,"
            + " disabled_at timestamptz)");
    addUser("ada", "admin", "NULL");
    addUser("victim", "admin", "NULL");
    addUser("mia", "mentor", "NULL");
    addUser("gone", "client", "now()");
    execute("INSERT INTO groundspeed.users VALUES ('guest', NULL, 'client', NULL)");
  }

  private static void addUser(String name, String role, String disabledAt) throws SQLException {
    String hash = BCrypt.withDefaults().hashToString(12, PASSWORD.toCharArray());
    execute(
        "INSERT INTO groundspeed.users VALUES ('%s', '%s', '%s', %s)"
            .formatted(name, hash, role, disabledAt));
  }

  private static void execute(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                groundspeed.database().jdbcUrl(),
                groundspeed.database().user(),
                groundspeed.database().password());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @AfterAll
  static void stop() {
    if (groundspeed != null) {
      groundspeed.close();
    }
  }

  @Test
  void a_user_has_the_role_of_his_row_and_no_other() throws Exception {
    assertThat(client.getAs("ada", PASSWORD, PRIVATE).body()).isEqualTo("ada admin");
    assertThat(client.getAs("mia", PASSWORD, PRIVATE).body()).isEqualTo("mia mentor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gone", "guest", "nobody"})
  void the_disabled_the_passwordless_and_the_unknown_are_refused_alike(String name)
      throws Exception {
    HttpResponse<String> wrongPassword = client.getAs("mia", "wrong", PRIVATE);

    HttpResponse<String> refused = client.getAs(name, PASSWORD, PRIVATE);

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).isEqualTo(wrongPassword.body());
    assertThat(refused.headers().map().keySet()).isEqualTo(wrongPassword.headers().map().keySet());
  }

  @Test
  void time_does_not_tell_who_exists() throws Exception {
    client.getAs("mia", "warm-up", PRIVATE);
    client.getAs("stranger", "warm-up", PRIVATE);

    long known = fastest("mia");
    long unknown = fastest("stranger");

    assertThat((double) unknown / known).isBetween(0.25, 4.0);
  }

  private static long fastest(String name) {
    return IntStream.range(0, 3).mapToLong(i -> nanos(name)).min().orElseThrow();
  }

  private static long nanos(String name) {
    long start = System.nanoTime();
    try {
      client.getAs(name, "wrong", PRIVATE);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return System.nanoTime() - start;
  }

  @ParameterizedTest
  @ValueSource(strings = {"victim", "phantom"})
  void ten_wrong_passwords_lock_a_name_whether_it_exists_or_not(String name) throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(client.getAs(name, "wrong", PRIVATE).statusCode()).isEqualTo(401);
    }

    HttpResponse<String> locked = client.getAs(name, PASSWORD, PRIVATE);

    assertThat(locked.statusCode()).isEqualTo(401);
  }

  @Test
  void a_session_cookie_is_for_this_site_and_not_for_scripts() throws Exception {
    HttpResponse<String> answer = client.getAs("ada", PASSWORD, PRIVATE);

    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("JSESSIONID=")
        .containsIgnoringCase("httponly")
        .containsIgnoringCase("SameSite=Lax");
  }

  @Test
  void headers_protect_and_do_not_tell_what_the_server_is() throws Exception {
    HttpResponse<String> answer = client.get("nowhere");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(answer.headers().firstValue("Referrer-Policy"))
        .contains("strict-origin-when-cross-origin");
    assertThat(answer.headers().firstValue("Server")).isEmpty();
    assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
    assertThat(answer.body()).doesNotContainIgnoringCase("wildfly").doesNotContain("Undertow");
  }

  @Test
  void a_body_over_one_mebibyte_is_refused() throws Exception {
    assertThat(client.post("post", new byte[MEBIBYTE]).body()).isEqualTo("" + MEBIBYTE);
    assertThat(isRefused(new byte[MEBIBYTE + 1])).isTrue();
  }

  /**
   * Returns whether the server refused the body, with a status or by closing the connection before
   * all of it was sent.
   */
  private static boolean isRefused(byte[] body) throws InterruptedException {
    try {
      return client.post("post", body).statusCode() >= 400;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void both_data_sources_say_who_they_are() throws Exception {
    assertThat(client.get("application").body()).isEqualTo("groundspeed");
    assertThat(client.get("telemetry").body()).isEqualTo("groundspeed-telemetry");
  }

  @Test
  @Tag("faults")
  void a_crash_of_the_database_costs_nobody_anything_once_it_is_back() throws Exception {
    assertThat(client.get("application").statusCode()).isEqualTo(200);
    assertThat(client.get("telemetry").statusCode()).isEqualTo(200);

    groundspeed.database().restart();

    assertThat(client.get("application").statusCode()).isEqualTo(200);
    assertThat(client.get("telemetry").statusCode()).isEqualTo(200);
    assertThat(client.getAs("mia", PASSWORD, PRIVATE).statusCode()).isEqualTo(200);
  }
}
