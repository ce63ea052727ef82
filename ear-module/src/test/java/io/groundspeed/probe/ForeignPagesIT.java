package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Vitals of pages of other applications get the name of the endpoint that served the page. */
@ExtendWith(ProbedServer.class)
class ForeignPagesIT {
  private final Beacons http = ProbedServer.http();

  @Test
  void a_page_tells_its_request_and_no_times_and_its_vitals_are_those_of_its_endpoint() {
    HttpResponse<String> page = http.request("GET", "plain/single/owners/4711");
    String timing = page.headers().firstValue("Server-Timing").orElseThrow();
    assertThat(timing).matches("request;desc=\"[0-9a-f]{16}\"");
    String request = timing.replaceAll(".*\"(.*)\"", "$1");

    send("named-by-request", "/plain/single/owners/4711", request);

    assertThat(row("named-by-request"))
        .isEqualTo("/plain/single/owners/{ownerId}|plain.war|" + request);
  }

  @Test
  void without_the_request_the_path_tells_and_the_pages_own_name_stays() {
    http.request("GET", "plain/single/owners/4712");

    send("named-by-path", "/plain/single/owners/4712", null);
    send("named-itself", "/owners", null);

    assertThat(row("named-by-path")).isEqualTo("/plain/single/owners/{ownerId}|plain.war");
    assertThat(row("named-itself")).isEqualTo("/owners");
  }

  @Test
  void a_page_that_another_file_renders_is_known_by_what_was_asked_for() {
    assertThat(http.request("GET", "plain/single/pets/9").body()).contains("Pet");

    send("forwarded", "/plain/single/pets/9", null);

    assertThat(row("forwarded")).isEqualTo("/plain/single/pets/{petId}|plain.war");
  }

  @Test
  void what_is_no_page_tells_nothing() {
    assertThat(http.request("GET", "plain/single/else").headers().firstValue("Server-Timing"))
        .isEmpty();
  }

  private void send(String id, String page, String request) {
    String requestId = request == null ? "" : "\"requestId\": \"" + request + "\", ";
    HttpResponse<String> answer =
        http.post(
            "{\"page\": \"%s\", %s\"vitals\": [{\"name\": \"CLS\", \"value\": 0, \"id\": \"%s\"}]}"
                .formatted(page, requestId, id));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private static String row(String id) {
    return ProbedServer.database()
        .value(
            "SELECT concat_ws('|', page_path, deployment, request_id) FROM groundspeed.web_vitals WHERE metric_id = '%s'"
                .formatted(id));
  }
}
