package io.groundspeed.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Sends beacons to a server and reads its metrics. */
public final class Beacons {
  /** Path to which beacons are sent. */
  public static final String PATH = "api/performance/web-vitals";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String url;

  public Beacons(String url) {
    this.url = url;
  }

  /** Returns a beacon with one metric. */
  public static String beacon(String page, String metric, double value, String id) {
    return """
        {"page": "%s", "device": "mobile", "connection": "4g",
         "vitals": [{"name": "%s", "value": %s, "id": "%s"}]}
        """
        .formatted(page, metric, value, id);
  }

  public HttpResponse<String> post(String body, String... headers) {
    return post(BodyPublishers.ofString(body), headers);
  }

  public HttpResponse<String> post(byte[] body, String... headers) {
    return post(BodyPublishers.ofByteArray(body), headers);
  }

  /** Posts as {@code application/json}, unless the headers, given in pairs, say otherwise. */
  public HttpResponse<String> post(BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + PATH))
            .timeout(Duration.ofSeconds(30))
            .setHeader("Content-Type", "application/json")
            .POST(body);
    return send(request, headers);
  }

  public HttpResponse<String> request(String method, String path, String... headers) {
    return send(
        HttpRequest.newBuilder(URI.create(url + path)).method(method, BodyPublishers.noBody()),
        headers);
  }

  /** Sends a GET as an administrator. */
  public HttpResponse<String> asAdmin(String path) {
    return as("admin", RunningGroundspeed.ADMIN_PASSWORD, path);
  }

  /** Sends a GET with HTTP Basic credentials. */
  public HttpResponse<String> as(String user, String password, String path) {
    String credentials =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    return request("GET", path, "Authorization", "Basic " + credentials);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
