package io.groundspeed.server;

import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.RunningGroundspeed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests that no browser sends, grouped by their defect. */
final class HostileRequests {
  private static final String ADMIN = basic("admin", RunningGroundspeed.ADMIN_PASSWORD);
  private static final String STATE = "jakarta.faces.ViewState";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
  private static final String REFRESH = "Faces-Request: partial/ajax\r\n";
  private static final List<String> SCREENS =
      List.of("overview", "queries", "endpoints", "vitals", "cache", "jobs", "system");
  private static final List<String> PAGES =
      List.of("/", "/journeys/walk-the-city", "/mentors", "/admin/performance/jobs");

  private HostileRequests() {}

  /** One request, with a name that identifies it in a failure. */
  record Hostile(String name, byte[] bytes) {}

  /** Control characters and broken escapes in paths and queries, including forged log lines. */
  static List<Hostile> addresses() {
    List<Hostile> all = new ArrayList<>();
    for (String bad :
        List.of(
            "%00",
            "x%0d%0a2026-11-29%2012:00:00,000%20ERROR%20forged",
            "%1b[31m",
            "%7f",
            "%ff%fe",
            "%c0%80",
            "%zz",
            "\u0080")) {
      for (String path :
          List.of(
              "/journeys/",
              "/mentors/",
              "/certificates/",
              "/",
              "/nothing/",
              "/api/journeys/",
              "/api/nothing/",
              "/api/performance/queries/",
              "/jakarta.faces.resource/../",
              "/?page=",
              "/?q=",
              "/?category=",
              "/setup?token=",
              "/account/link?token=",
              "/api/journeys?page=",
              "/api/journeys?q=",
              "/api/performance/cache?range=",
              "/jakarta.faces.resource/core.js.xhtml?ln=")) {
        all.add(get(path + bad, ADMIN));
      }
    }
    for (String screen : SCREENS) {
      for (String name : List.of("range", "from", "q", "page", "id", "sort", "job", "endpoint")) {
        all.add(get("/admin/performance/" + screen + "?" + name + "=%00", ADMIN));
      }
    }
    return all;
  }

  /** Headers that libraries fail to parse. */
  static List<Hostile> headers() {
    return Stream.of(
            "Accept: %%%",
            "Accept: ;;;",
            "Accept: text",
            "Accept: a/b;q=zz",
            "Accept: a/b;q=9",
            "Accept-Language: %%%;q=x",
            "Accept-Encoding: gzip;q=zz,;;;",
            "Accept-Charset: %%%",
            "If-None-Match: %%%",
            "If-None-Match: \"",
            "If-Modified-Since: never",
            "If-Unmodified-Since: never",
            "Range: bytes=zz-",
            "Range: bytes=9-1",
            "Range: bytes=99999999999999999999-",
            "Content-Type: %%%",
            "Content-Type: text/plain; charset=nothing",
            "Cookie: JSESSIONID=%0d%0a",
            "X-Forwarded-For: \u001b[31m",
            "User-Agent: \u001b]0;x\u0007",
            "Origin: %%%",
            "Authorization: Bearer %%%",
            "X: " + "a".repeat(30_000))
        .flatMap(
            header ->
                Stream.of(
                        "/",
                        "/api/journeys",
                        "/mentors",
                        "/jakarta.faces.resource/frame.js.xhtml?ln=groundspeed",
                        "/api/performance/web-vitals",
                        "/health/live")
                    .map(path -> get(path, header + "\r\n")))
        .toList();
  }

  /** Heads that Undertow refuses, or fails on, before the application is called. */
  static List<Hostile> heads() {
    return List.of(
        get("/", "Cookie: " + cookies(60) + "\r\n"),
        get("/", "Cookie: =;=;$Version=zz\r\n"),
        get("/", "Authorization: Basic %%%\r\n"),
        get("/", "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: %%%\r\n"),
        raw("no Host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"),
        raw("HTTP/1.0", "GET / HTTP/1.0\r\n\r\n"),
        raw(
            "absolute",
            "GET http://evil.example/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
        raw("no URI", "GET http://%%%/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
        raw("HTTP/9", "GET / HTTP/9.9\r\nHost: x\r\nConnection: close\r\n\r\n"),
        raw("no HTTP", "\u0016\u0003\u0001\u0002\0\u0001\r\n\r\n"),
        raw("raw ESC", "GET /\u001b[31m HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
  }

  /** Methods that an address does not support. */
  static List<Hostile> methods() {
    return Stream.of("OPTIONS", "TRACE", "PROPFIND", "PUT", "DELETE", "PATCH", "FOO", "get")
        .flatMap(
            method ->
                Stream.of("/", "/journeys/walk-the-city", "/health/live", "/error", "/api/journeys")
                    .map(path -> request(method, path, "", "")))
        .toList();
  }

  /** Forms of views that the server does not know, and malformed form bodies. */
  static List<Hostile> forms() {
    return PAGES.stream().flatMap(HostileRequests::formsTo).toList();
  }

  private static Stream<Hostile> formsTo(String page) {
    String ajax = "&jakarta.faces.partial.ajax=true&jakarta.faces.source=x";
    return Stream.of(
        post(page, ADMIN + FORM, STATE + "=-123%3A456&form=form"),
        post(page, ADMIN + FORM, STATE + "=%ff&form=form"),
        post(page, ADMIN + FORM, STATE + "=stateless&form=form"),
        post(page, ADMIN + FORM, "a=%00&" + STATE + "=stateless"),
        post(page, ADMIN + FORM, "a%00=b"),
        post(page, ADMIN + FORM, "a=%zz&" + STATE + "=-1%3A2"),
        post(page, ADMIN + FORM + REFRESH, STATE + "=-1%3A2" + ajax),
        post(page, ADMIN + FORM + REFRESH, STATE + "=stateless" + ajax),
        post(page, ADMIN + FORM + REFRESH, "jakarta.faces.partial.ajax=true"),
        post(page, ADMIN + FORM + REFRESH, STATE + "=x&jakarta.faces.partial.event=%0d%0aforged"),
        post(page, ADMIN + "Content-Type: multipart/form-data\r\n", "--x\r\n"),
        post(page, ADMIN + "Content-Type: multipart/form-data; boundary=x\r\n", "--x\r\n\r\nb"),
        post(
            page, ADMIN + "Content-Type: application/x-www-form-urlencoded; charset=no\r\n", "a=b"),
        post(page, ADMIN + "Content-Type: %%%\r\n", "a=b"));
  }

  /** Bodies that the API can't parse. */
  static List<Hostile> bodies() {
    return Stream.of(
            "application/json", "%%%", "application/json; charset=no", "multipart/form-data")
        .flatMap(
            type ->
                Stream.of("{", "\0", "[]", "{\"type\":\"\\u0000\"}", "{\"a\":1e99999}")
                    .flatMap(
                        body ->
                            Stream.of("/api/performance/jobs", "/api/journeys/%00/enrollments")
                                .map(
                                    path ->
                                        post(
                                            path,
                                            ADMIN
                                                + "X-Requested-With: x\r\nContent-Type: "
                                                + type
                                                + "\r\n",
                                            body))))
        .toList();
  }

  /** User names that forge a log line, or are long. */
  static List<Hostile> names() {
    return Stream.of("a%0d%0a2026-11-29+ERROR+forged%1b", "%00", "a".repeat(20_000), "%e2%80%ae")
        .map(name -> post("/login", FORM, "username=" + name + "&password=x"))
        .toList();
  }

  private static String cookies(int count) {
    return String.join("; ", IntStream.range(0, count).mapToObj(i -> "c" + i + "=1").toList());
  }

  private static Hostile get(String path, String headers) {
    return request("GET", path, headers, "");
  }

  private static Hostile post(String path, String headers, String body) {
    return request("POST", path, headers, body);
  }

  private static Hostile request(String method, String path, String headers, String body) {
    String head =
        "%s %s HTTP/1.1\r\nHost: localhost\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(method, path, headers, body.length());
    String shown = headers.replace(ADMIN, "") + body;
    return new Hostile(
        method + " " + path + " " + shown.substring(0, Math.min(90, shown.length())),
        (head + body).getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Hostile raw(String name, String text) {
    return new Hostile(name, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String basic(String user, String password) {
    String credentials = user + ":" + password;
    return "Authorization: Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8))
        + "\r\n";
  }

  /** The port of the server to which all of them are sent. */
  static int port() {
    return java.net.URI.create(Groundspeed.url()).getPort();
  }
}
