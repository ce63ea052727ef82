package io.groundspeed.web.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import jakarta.servlet.annotation.WebServlet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The servlet in WildFly's servlet container. */
class TrackerServletTest {
  private static final int LIMIT_BYTES = 4096;

  private static Undertow server;
  private static URI address;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    DeploymentInfo deployment =
        Servlets.deployment()
            .setClassLoader(TrackerServlet.class.getClassLoader())
            .setContextPath("/")
            .setDeploymentName("tracker")
            .addServlet(
                Servlets.servlet(TrackerServlet.class)
                    .addMappings(TrackerServlet.class.getAnnotation(WebServlet.class).value()));
    DeploymentManager manager = Servlets.defaultContainer().addDeployment(deployment);
    manager.deploy();
    server = Undertow.builder().addHttpListener(0, "127.0.0.1").setHandler(manager.start()).build();
    server.start();
    InetSocketAddress listener = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    address = URI.create("http://127.0.0.1:" + listener.getPort() + "/groundspeed.js");
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/groundspeed.js", "/groundspeed-more.js"})
  void each_part_is_at_most_4_kb_gzipped(String part) throws Exception {
    HttpResponse<byte[]> response = get(address.resolve(part), "Accept-Encoding", "gzip");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).hasSizeBetween(1000, LIMIT_BYTES);
  }

  @Test
  void the_second_part_is_served_like_the_first() throws Exception {
    URI more = address.resolve("/groundspeed-more.js");
    HttpResponse<byte[]> response = get(more, "Accept-Encoding", "gzip");

    assertThat(new String(unzip(response.body()), StandardCharsets.UTF_8))
        .contains("long-animation-frame", "soft-navigation");
    assertThat(header(response, "Cache-Control")).isEqualTo("public, max-age=3600");
    assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(header(response, "ETag")).isNotEqualTo(header(get(), "ETag"));
    assertThat(get(more, "If-None-Match", header(response, "ETag")).statusCode()).isEqualTo(200);
    assertThat(
            get(more, "Accept-Encoding", "gzip", "If-None-Match", header(response, "ETag"))
                .statusCode())
        .isEqualTo(304);
  }

  @Test
  void any_site_may_load_it_and_keep_it_for_an_hour() throws Exception {
    HttpResponse<byte[]> response = get();

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains("layout-shift");
    assertThat(header(response, "Content-Type"))
        .isEqualToIgnoringWhitespace("text/javascript;charset=UTF-8");
    assertThat(header(response, "Cache-Control")).isEqualTo("public, max-age=3600");
    assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(header(response, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    assertThat(header(response, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "gzip, deflate, br, zstd", "br;q=1.0, gzip;q=0.8, *;q=0.1"})
  void it_is_compressed_for_those_who_take_gzip(String accepted) throws Exception {
    HttpResponse<byte[]> response = get("Accept-Encoding", accepted);

    assertThat(header(response, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(response, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(unzip(response.body())).isEqualTo(get().body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "br", "gzip;q=0", "gzip; q=0.000, br", "x-gzip-not"})
  void it_is_plain_for_those_who_do_not(String accepted) throws Exception {
    HttpResponse<byte[]> response = get("Accept-Encoding", accepted);

    assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(response.body()).isEqualTo(get().body());
  }

  @Test
  void each_encoding_has_its_own_strong_tag() throws Exception {
    String plain = header(get(), "ETag");
    String gzipped = header(get("Accept-Encoding", "gzip"), "ETag");

    assertThat(plain).matches("\"[0-9a-f]{24}\"");
    assertThat(gzipped).matches("\"[0-9a-f]{24}-gzip\"").isNotEqualTo(plain);
  }

  @Test
  void who_has_it_is_told_so() throws Exception {
    String etag = header(get("Accept-Encoding", "gzip"), "ETag");

    HttpResponse<byte[]> response =
        get("Accept-Encoding", "gzip", "If-None-Match", "\"other\", W/" + etag);

    assertThat(response.statusCode()).isEqualTo(304);
    assertThat(response.body()).isEmpty();
    assertThat(header(response, "ETag")).isEqualTo(etag);
    assertThat(header(response, "Cache-Control")).isEqualTo("public, max-age=3600");
    assertThat(header(response, "Vary")).isEqualTo("Accept-Encoding");
  }

  @Test
  void who_has_another_is_given_it() throws Exception {
    assertThat(get("If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }

  private HttpResponse<byte[]> get(String... headers) throws IOException, InterruptedException {
    return get(address, headers);
  }

  private HttpResponse<byte[]> get(URI uri, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElseThrow();
  }

  private static byte[] unzip(byte[] content) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return in.readAllBytes();
    }
  }
}
