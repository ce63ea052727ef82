package io.groundspeed.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A client at a loopback address, without a cookie store.
 *
 * @param address for example 127.0.0.2
 */
public record Peer(int port, String address) {
  /** A log-in may wait 5 s before it is checked. */
  private static final Duration PATIENT = Duration.ofSeconds(30);

  private static final Duration USUAL = Duration.ofSeconds(3);
  private static final String FORM = "application/x-www-form-urlencoded";

  public Answer get(String path, String... headers) {
    return send("GET", path, "", FORM, USUAL, headers);
  }

  /** Submits a form. */
  public Answer post(String path, String body, String... headers) {
    return send("POST", path, body, FORM, USUAL, headers);
  }

  /** Sends a GET with HTTP Basic credentials. */
  public Answer getAs(String name, String password, String path) {
    return get(path, basic(name, password));
  }

  /** Submits the log-in form. */
  public Answer logIn(String name, String password, String... headers) {
    String body = "username=%s&password=%s".formatted(encoded(name), encoded(password));
    return send("POST", "/login", body, FORM, PATIENT, headers);
  }

  /** Sends a beacon, with a long timeout. */
  public Answer beacon(String json) {
    return send("POST", "/" + Beacons.PATH, json, "application/json", PATIENT);
  }

  /** Sends a GET with a long timeout. */
  public Answer getPatiently(String path, String... headers) {
    return send("GET", path, "", FORM, PATIENT, headers);
  }

  public static String basic(String name, String password) {
    return "Authorization: Basic "
        + Base64.getEncoder()
            .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Answer send(
      String method, String path, String body, String type, Duration patience, String... headers) {
    StringBuilder head =
        new StringBuilder("%s %s HTTP/1.1\r\nConnection: close\r\n".formatted(method, path));
    if (Stream.of(headers).noneMatch(header -> header.startsWith("Host:"))) {
      head.append("Host: 127.0.0.1:").append(port).append("\r\n");
    }
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    if (!body.isEmpty()) {
      head.append("Content-Type: ").append(type).append("\r\n");
      head.append("Content-Length: ")
          .append(body.getBytes(StandardCharsets.UTF_8).length)
          .append("\r\n");
    }
    byte[] request = head.append("\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8);
    try {
      return new Answer(RawHttp.send(port, address, request, patience));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The response, head and body. */
  public record Answer(String text) {
    private static final Pattern SESSION = Pattern.compile("JSESSIONID=([^;\r\n]+)");

    public int status() {
      return Integer.parseInt(text.substring(9, 12));
    }

    public Optional<String> header(String name) {
      Matcher header =
          Pattern.compile("(?im)^" + Pattern.quote(name) + ": (.*?)\r?$").matcher(head());
      return header.find() ? Optional.of(header.group(1)) : Optional.empty();
    }

    /** Returns the cookie of a new session, as a header to send back. */
    public Optional<String> session() {
      Matcher cookie = SESSION.matcher(head());
      return cookie.find()
          ? Optional.of("Cookie: JSESSIONID=" + cookie.group(1))
          : Optional.empty();
    }

    private String head() {
      int end = text.indexOf("\r\n\r\n");
      return end < 0 ? text : text.substring(0, end);
    }
  }
}
