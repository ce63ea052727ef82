package io.groundspeed.platform;

import io.groundspeed.testing.Groundspeed;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;

/** A script that calls the demo server, with or without HTTP Basic credentials. */
public record Caller(String credentials) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  public static Caller nobody() {
    return new Caller(null);
  }

  public static Caller of(String name, String password) {
    return new Caller(
        "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes()));
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(request(path).build(), BodyHandlers.ofString());
  }

  public HttpResponse<String> post(String path, String json)
      throws IOException, InterruptedException {
    return HTTP.send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofString());
  }

  /** Sends a request without a body, as one of our own scripts would. */
  public HttpResponse<String> send(String method, String path)
      throws IOException, InterruptedException {
    return HTTP.send(
        request(path)
            .header("X-Requested-With", "test")
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Groundspeed.url() + path));
    return credentials == null ? request : request.header("Authorization", credentials);
  }

  public static jakarta.json.JsonObject json(HttpResponse<String> answer) {
    try (jakarta.json.JsonReader reader =
        jakarta.json.Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }
}
