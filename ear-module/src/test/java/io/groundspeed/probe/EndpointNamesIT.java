package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Names and durations of requests to applications of all kinds. */
@ExtendWith(ProbedServer.class)
class EndpointNamesIT {
  private static final int UPLOAD_SECONDS = 2;

  private static Beacons http;
  private static Figures figures;

  @BeforeAll
  static void reach() {
    http = ProbedServer.http();
    figures = new Figures(http);
  }

  @Test
  void resources_behind_locators_have_the_template_of_the_whole_path() {
    assertThat(get("rest/shop/widgets/5/owner")).isEqualTo("owner of 5");
    assertThat(get("rest/shop/widgets/7/owner")).isEqualTo("owner of 7");
    assertThat(get("rest/shop/widgets/7/parts/8/owner")).isEqualTo("owner of 7.8");

    figures.awaitEndpoint("rest.war", "GET", "/rest/shop/widgets/{id}/owner", 2);
    figures.awaitEndpoint("rest.war", "GET", "/rest/shop/widgets/{id}/parts/{part}/owner", 1);
  }

  @Test
  void a_framework_with_one_servlet_is_seen_by_its_routes_and_so_are_its_statements() {
    get("plain/single/owners/17");
    get("plain/single/owners/18");
    get("plain/single/graphql");
    get("plain/single/ruled/4");
    get("plain/single/else");

    figures.awaitEndpoint("plain.war", "GET", "/plain/single/owners/{ownerId}", 2);
    figures.awaitEndpoint("plain.war", "GET", "query Orders", 1);
    figures.awaitEndpoint("plain.war", "GET", "/plain/single/ruled/{id}", 1);
    figures.awaitEndpoint("plain.war", "GET", "/plain/single/*", 1);
    figures.awaitQueryOf("plain.war", "/plain/single/owners/{ownerId}", "select ? as by_spring");
  }

  @Test
  void what_one_method_repeats_is_counted_by_request_however_many_others_there_are() {
    for (int i = 0; i < 30; i++) {
      get("plain/single/else");
    }
    http.request("DELETE", "plain/single/all");

    JsonObject query = figures.awaitQuery("plain.war", "select ? as each_by_itself", 17);
    JsonObject repeats =
        query.getJsonArray("endpoints").getJsonObject(0).getJsonArray("repeats").getJsonObject(0);
    assertThat(repeats.getString("method")).isEqualTo("DELETE");
    assertThat(repeats.getInt("requests")).isOne();
    assertThat(repeats.getInt("median")).isEqualTo(17);
    assertThat(repeats.getInt("p95")).isEqualTo(17);
    assertThat(repeats.getJsonNumber("share").doubleValue()).isEqualTo(1);
  }

  @Test
  void views_of_faces_are_named_by_their_files_and_files_by_their_kind() {
    assertThat(get("faces/tasks.jsf")).contains("tasks");
    assertThat(get("faces/faces/tasks.xhtml")).contains("tasks");
    get("faces/faces/done/list.xhtml");
    get("faces/a.css");
    get("faces/b.css");
    get("faces/nothing/17");

    figures.awaitEndpoint("faces.war", "GET", "/faces/tasks.xhtml", 2);
    figures.awaitEndpoint("faces.war", "GET", "/faces/done/list.xhtml", 1);
    figures.awaitEndpoint("faces.war", "GET", "/faces/*.css", 2);
    figures.awaitEndpoint("faces.war", "GET", "/faces/*", 1);
  }

  @Test
  void a_page_of_ours_is_called_as_its_vitals_are() {
    get("");
    get("");
    get("journeys/no-such-journey");

    figures.awaitEndpoint("groundspeed.ear", "GET", "/", 2);
    figures.awaitEndpoint("groundspeed.ear", "GET", "/journeys/{slug}", 1);
  }

  @Test
  void a_stream_takes_until_its_first_byte() {
    assertThat(get("plain/single/events")).contains("one", "two");

    JsonObject stream = figures.awaitEndpoint("plain.war", "GET", "/plain/single/* (stream)", 1);
    assertThat(stream.getJsonNumber("maxMs").doubleValue()).isLessThan(1_400);
  }

  @Test
  void what_a_slow_client_takes_to_send_is_not_the_applications_time() throws IOException {
    URI server = URI.create(ProbedServer.url());
    long start = System.nanoTime();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /plain/single/upload HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 20\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 20; i++) {
        out.write('x');
        out.flush();
        pause(UPLOAD_SECONDS * 1_000 / 20);
      }
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(answer).endsWith("20");
    }
    assertThat(System.nanoTime() - start).isGreaterThan(UPLOAD_SECONDS * 1_000_000_000L - 1);

    JsonObject upload = figures.awaitEndpoint("plain.war", "POST", "/plain/single/*", 1);
    assertThat(upload.getJsonNumber("maxMs").doubleValue()).isLessThan(1_000);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void the_probe_is_in_no_stack_trace_of_an_application() throws IOException {
    assertThat(http.request("GET", "plain/single/fails").statusCode()).isEqualTo(500);

    assertThat(Files.readString(ProbedServer.node().logFile()))
        .contains("IllegalStateException: on purpose", "SingleServlet.doGet")
        .doesNotContain("io.groundspeed.probe.web.FailureHandler");
  }

  private static String get(String path) {
    return http.request("GET", path).body();
  }
}
