package io.groundspeed.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.RunningGroundspeed;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Another application has the root of the server; Groundspeed has a context path, without its
 * platform.
 */
@ExtendWith({Groundspeed.class, Browsing.class})
class BesideRootIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PAGE =
      """
      <!DOCTYPE html><html lang="en"><head><title>Shop</title>
      <script async src="/perf/groundspeed.js"></script></head>
      <body><h1>The shop</h1><a href="/next.html">next</a></body></html>
      """;

  private static RunningGroundspeed server;
  private static Beacons http;

  @BeforeAll
  static void start() {
    server =
        RunningGroundspeed.withNodes(
            1,
            node ->
                node.deployment(root())
                    .deployment(Build.ear())
                    .env("GROUNDSPEED_CONTEXT_ROOT", "/perf"));
    http = new Beacons(server.node(0).url());
  }

  private static Path root() {
    Path war = Build.freshDirectory("root").resolve("ROOT.war");
    ShrinkWrap.create(WebArchive.class)
        .addAsWebResource(new StringAsset(PAGE), "index.html")
        .addAsWebResource(new StringAsset(PAGE), "next.html")
        .as(ZipExporter.class)
        .exportTo(war.toFile());
    return war;
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void the_root_is_the_applications_and_the_platform_is_left_out() {
    assertThat(http.request("GET", "").body()).contains("The shop");
    assertThat(http.request("GET", "journeys/x").statusCode()).isEqualTo(404);
    for (String path :
        List.of(
            "perf/mentors",
            "perf;x/mentors",
            "perf/mentors;x",
            "perf/%6Dentors",
            "perf//mentors",
            "perf/journeys/x",
            "perf/me",
            "perf/api/journeys",
            "perf/api/journeys;x")) {
      assertThat(http.request("GET", path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(http.request("GET", "perf/health/ready").statusCode()).isEqualTo(200);
    assertThat(http.request("GET", "perf/").headers().firstValue("Location").orElseThrow())
        .endsWith("/perf/admin/performance");
    assertThat(http.asAdmin("perf/api/performance/system").statusCode()).isEqualTo(200);
  }

  @Test
  void every_screen_is_reached_by_its_links_and_nothing_is_asked_of_the_root(Browser browser) {
    try (Tab tab = browser.at(server.node(0).url())) {
      tab.page()
          .onResponse(
              response -> assertThat(response.url()).startsWith(server.node(0).url() + "perf/"));
      tab.open("/perf/admin");
      tab.logIn("admin", RunningGroundspeed.ADMIN_PASSWORD);
      tab.waitFor("h1", "Overview");
      List<String> screens =
          tab.find(".screens a").all().stream().map(BesideRootIT::address).toList();
      assertThat(screens).hasSize(8).allMatch(address -> address.startsWith("/perf/admin/"));
      for (String screen : screens) {
        tab.open(screen);
        assertThat(tab.find("main .region, main .panel").count()).as(screen).isPositive();
        tab.page()
            .waitForResponse(
                response -> response.request().method().equals("POST"), () -> tab.press("r"));
        assertThat(tab.find("a[href^='/']:not([href^='/perf/'])").count()).as(screen).isZero();
      }
      tab.find("form[action$='/logout'] button, form[action$='/logout'] input[type=submit]")
          .first()
          .click();
      tab.page().waitForURL(url -> url.contains("/perf/login"));
      assertThat(tab.complaints()).isEmpty();
    }
  }

  private static String address(Locator link) {
    return link.getAttribute("href");
  }

  @Test
  void the_tracker_of_the_applications_pages_sends_beside_its_script(Browser browser) {
    try (Tab visitor = browser.at(server.node(0).url())) {
      visitor.open("/");
      visitor.waitFor("h1", "The shop");
      visitor.follow("a", "/next.html");
    }
    Database database = new Database(server.database());
    String sql =
        "SELECT max(concat_ws('|', page_path, deployment, (request_id IS NOT NULL)::text))"
            + " FROM groundspeed.web_vitals WHERE page_path = '/'";
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (database.value(sql) == null && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    assertThat(database.value(sql)).isEqualTo("/|ROOT.war|true");
  }
}
