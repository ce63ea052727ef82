package io.groundspeed.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.sun.net.httpserver.HttpServer;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.RunningGroundspeed;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A static page of another origin with one script element, in a real browser. */
class OtherOriginIT {
  private static final String ENDPOINT = "api/performance/web-vitals";

  private static HttpServer allowed;
  private static HttpServer stranger;
  private static RunningGroundspeed groundspeed;
  private static Database database;
  private static Browser browser;

  private Tab tab;

  @BeforeAll
  static void start() throws IOException {
    allowed = site("/allowed");
    stranger = site("/stranger");
    groundspeed =
        RunningGroundspeed.withNodes(
            1,
            node ->
                node.deployment(Build.ear()).env("GROUNDSPEED_ALLOWED_ORIGINS", origin(allowed)));
    database = new Database(groundspeed.database());
    browser = Browser.open();
  }

  @AfterAll
  static void stop() {
    browser.close();
    groundspeed.close();
    stranger.stop(0);
    allowed.stop(0);
  }

  @BeforeEach
  void openTab() {
    tab = browser.blank();
  }

  @AfterEach
  void closeTab() {
    tab.close();
  }

  @Test
  void the_vitals_of_an_allowed_site_are_stored_with_what_they_are_due_to() {
    List<Request> sent = visit(allowed);

    assertThat(sent.get(0).response().status()).isEqualTo(204);
    assertThat(
            database.value(
                """
                SELECT string_agg(DISTINCT metric_name, ' ' ORDER BY metric_name)
                  FROM groundspeed.web_vitals WHERE page_path = '/allowed'
                """))
        .contains("FCP LCP TTFB");
    assertThat(
            database.value(
                """
                SELECT attribution ->> 'target' FROM groundspeed.web_vitals
                 WHERE page_path = '/allowed' AND metric_name = 'LCP'
                """))
        .isEqualTo("html>body>h1.headline");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void those_of_any_other_site_are_refused_and_the_page_does_not_notice() {
    List<String> errors = new ArrayList<>();
    tab.page().onPageError(errors::add);

    List<Request> sent = visit(stranger);

    assertThat(sent.get(0).failure()).as("the browser may not read the answer").isNotNull();
    assertThat(
            database.count(
                "SELECT count(*) FROM groundspeed.web_vitals WHERE page_path = '/stranger'"))
        .isZero();
    assertThat(errors).isEmpty();
  }

  /** Stays on a page until its first batch is settled; returns what it has sent. */
  private List<Request> visit(HttpServer site) {
    Page page = tab.page();
    List<Request> settled = new ArrayList<>();
    page.onRequestFinished(request -> add(settled, request));
    page.onRequestFailed(request -> add(settled, request));
    tab.open(origin(site));
    page.waitForCondition(() -> !settled.isEmpty());
    return settled;
  }

  private static void add(List<Request> requests, Request request) {
    if (request.url().endsWith(ENDPOINT)) {
      requests.add(request);
    }
  }

  private static HttpServer site(String name) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] html = html(name).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
          exchange.sendResponseHeaders(200, html.length);
          exchange.getResponseBody().write(html);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static String html(String name) {
    String home = groundspeed.node(0).url();
    return """
        <!DOCTYPE html><html lang="en"><title>Static</title><link rel="icon" href="data:,">
        <script async src="%sgroundspeed.js" data-endpoint="%s%s" data-page="%s"></script>
        <h1 class="headline">A static page</h1>
        """
        .formatted(home, home, ENDPOINT, name);
  }

  private static String origin(HttpServer site) {
    return "http://127.0.0.1:" + site.getAddress().getPort();
  }
}
