package io.groundspeed.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import io.groundspeed.testing.ArquillianServer;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.GroundspeedEar;
import io.groundspeed.testing.RunningGroundspeed;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Web Vitals screen, with visits that came in as browsers send them. */
@ExtendWith(ArquillianExtension.class)
class WebVitalsScreenIT {
  private static final String SCREEN = "/admin/performance/vitals";
  private static final String PAGE = SCREEN + "?page=%2Fjourneys%2F%7Bslug%7D";
  private static final String HOSTILE_PAGE = "/</script><script>x()</script>";
  private static final String HOSTILE_ELEMENT = "<img src=x onerror=x()>";
  private static final String EXPLAINED = SCREEN + "?page=%2Fgallery";
  private static final String ASSETS = SCREEN + "?tab=assets";
  private static final String HOSTILE_BROWSER = "\"><img src=x onerror=x()>";

  private static Browser browser;
  private static boolean visited;

  private Tab tab;

  @Deployment(testable = false)
  static EnterpriseArchive ear() {
    return GroundspeedEar.asBuilt();
  }

  @BeforeAll
  static void openBrowser() {
    browser = Browser.open();
  }

  @AfterAll
  static void closeBrowser() {
    browser.close();
  }

  @BeforeEach
  void openTab() {
    tab = browser.admin();
    if (!visited) {
      new Database(ArquillianServer.database()).forgetVisits();
      visit("/journeys/java", "mobile", "LCP", 200, 3_000);
      visit("/journeys/java", "desktop", "LCP", 100, 1_500);
      visit("/journeys/java", "mobile", "CLS", 150, 0.05);
      visit("/journeys/java", "mobile", "INP", 20, 150);
      visit("/journeys/java", "desktop", "TTFB", 100, 300);
      visit(HOSTILE_PAGE, "mobile", "LCP", 120, 9_000);
      explain();
      visited = true;
    }
  }

  /** Sends so many visits whose values lie up to a tenth above a value. */
  private void visit(String page, String device, String metric, int count, double value) {
    String vitals =
        IntStream.range(0, count)
            .mapToObj(i -> metric(metric, value * (1 + 0.1 * i / count)))
            .collect(Collectors.joining(","));
    String body =
        "{\"page\": \"%s\", \"device\": \"%s\", \"connection\": \"4g\", \"vitals\": [%s]}"
            .formatted(page, device, vitals);
    send(body);
  }

  private void send(String body) {
    APIResponse answer =
        tab.page()
            .request()
            .post(
                "/api/performance/web-vitals",
                RequestOptions.create()
                    .setHeader("Content-Type", "application/json")
                    .setHeader("User-Agent", HOSTILE_BROWSER)
                    .setData(body));
    assertThat(answer.ok()).as(answer.text()).isTrue();
  }

  /** Sends what vitals of a page were due to, and what it loaded. */
  private void explain() {
    for (int i = 0; i < 12; i++) {
      send(
          """
          {"page": "/gallery", "pageViewId": "explained-%d", "device": "mobile", "vitals": [
            {"name": "LCP", "value": 3000, "attribution": {"target": "%s", "url": "https://cdn.example/hero.avif",
             "timeToFirstByte": 300, "resourceLoadDelay": 600, "resourceLoadDuration": 1800,
             "elementRenderDelay": 300}},
            {"name": "CLS", "value": 0.05, "attribution": {"largestShiftTarget": "%s",
             "largestShiftValue": 0.04, "loadState": "complete"}},
            {"name": "INP", "value": 150, "attribution": {"interactionTarget": "button.enroll", "inputDelay": 20,
             "processingDuration": 110, "presentationDelay": 20,
             "longestScript": {"entry": {"sourceURL": "https://cdn.example/app.js"}}}}],
           "assets": [
            {"url": "https://cdn.example/hero.avif", "type": "image", "bytes": 900000, "ms": 1800, "cached": %s},
            {"url": "https://cdn.example/app.css", "type": "style", "bytes": 40000, "ms": 350, "blocking": true}]}
          """
              .formatted(i, i < 9 ? "main>img.hero" : "h1.title", HOSTILE_ELEMENT, i < 3));
    }
  }

  private static String metric(String name, double value) {
    return "{\"name\": \"%s\", \"value\": %s}".formatted(name, value);
  }

  @AfterEach
  void closeTab() {
    tab.close();
  }

  @Test
  void a_card_shows_p75_its_rating_the_shares_and_the_samples() {
    tab.open(PAGE);

    String card = tab.text(".card:has-text('Largest Contentful Paint')");
    assertThat(card).containsPattern("3\\.[12]\\d s");
    assertThat(card).contains("needs improvement", "33.3 %", "66.7 %", "300 samples");
    assertThat(card).contains("good ≤ 2.5 s", "poor > 4 s");
  }

  @Test
  void few_samples_carry_no_rating() {
    tab.open(PAGE);

    assertThat(tab.text(".card:has-text('Interaction to Next Paint')"))
        .contains("not enough data", "20 samples");
  }

  @Test
  void pages_are_ordered_by_opportunity_and_by_what_is_clicked() {
    tab.open(SCREEN);
    assertThat(pages().get(0)).isEqualTo(HOSTILE_PAGE);

    tab.follow("thead >> text=Views", SCREEN + "?sort=-views");

    assertThat(pages().get(0)).isEqualTo("/journeys/{slug}");
    assertThat(tab.find("th[aria-sort=descending]").innerText()).contains("Views");
  }

  private List<String> pages() {
    return tab.find("table.pages tbody th").allInnerTexts();
  }

  @Test
  void filters_are_in_the_address_and_survive_a_reload() {
    tab.open(SCREEN);
    tab.find("select[name=device]").selectOption("desktop");
    tab.follow("text=Apply", SCREEN + "?device=desktop");

    tab.page().reload();

    assertThat(tab.find("select[name=device]").inputValue()).isEqualTo("desktop");
    // The 100 of above, and what the tests' own log-ins have sent; without the filter it is over
    // 400.
    assertThat(tab.text(".card >> nth=0")).containsPattern("\\b1[0-9]{2} samples");
    tab.page().goBack();
    assertThat(tab.find("select[name=device]").inputValue()).isEmpty();
  }

  @Test
  void a_filter_that_nothing_matches_offers_to_be_cleared() {
    tab.open(SCREEN + "?device=tablet");
    assertThat(tab.text("#figures")).contains("No visits match these filters");

    tab.follow("text=Clear the filters", SCREEN);

    assertThat(tab.find(".card").count()).isEqualTo(6);
  }

  @Test
  void a_range_without_visits_says_how_to_get_some() {
    tab.open(SCREEN + "?range=2020-01-01T00:00:00Z/2020-01-02T00:00:00Z");

    assertThat(tab.text("#figures"))
        .contains("<script src=\"" + ArquillianServer.url() + "groundspeed.js\" async></script>");
  }

  @Test
  void what_is_not_understood_of_an_address_is_named() {
    tab.open(SCREEN + "?range=14d&device=fridge&sort=-size&metric=FMP&refresh=1");

    assertThat(tab.find("[role=alert] li").allInnerTexts())
        .hasSize(5)
        .anyMatch(text -> text.startsWith("range: must be one of 15m, 1h"))
        .anyMatch(text -> text.startsWith("device: must be one of mobile, tablet, desktop"));
    assertThat(tab.find(".card").count()).isEqualTo(6);
    tab.follow(".segments a >> text=7d", SCREEN + "?range=7d");
    assertThat(tab.find("[role=alert] li").count()).isZero();
  }

  @Test
  void a_range_of_ones_own_is_two_fields() {
    tab.open(SCREEN + "?metric=CLS");
    tab.find("summary:has-text('custom')").click();
    tab.find("input[name=from]").fill("2026-01-01T10:00");
    tab.find("input[name=to]").fill("2026-01-02T10:00");
    tab.find(".popover button").click();

    tab.waitFor("#figures", "No visits");
    assertThat(tab.text("#figures")).contains("No visits were measured in this range");
    assertThat(tab.find("summary.current").innerText()).isEqualTo("custom");
  }

  @Test
  void a_page_opens_to_its_details() {
    tab.open(SCREEN);
    tab.find("td a, th a").filter(new Locator.FilterOptions().setHasText("{slug}")).click();

    tab.waitFor("h1", "/journeys/{slug}");
    assertThat(tab.text("#distribution")).contains("p95", "300");
    assertThat(tab.find("#devices tbody th").allInnerTexts()).containsExactly("desktop", "mobile");
    assertThat(tab.find("#slowest tbody tr").count()).isEqualTo(10);
    assertThat(tab.find("canvas[role=img]").count()).isEqualTo(2);
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void a_page_says_which_elements_and_phases_its_paint_is_due_to() {
    tab.open(EXPLAINED);

    String causes = tab.text("#causes");
    assertThat(causes).contains("latest 12 samples", "resource load duration", "1.80 s");
    assertThat(tab.find("#causes tbody tr").first().innerText())
        .contains("main>img.hero", "75.0 %", "https://cdn.example/hero.avif");
    assertThat(tab.find("#causes .phase-bar").getAttribute("aria-label"))
        .contains("time to first byte 300 ms, resource load delay 600 ms");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void a_page_says_what_shifted_and_what_was_slow_to_answer() {
    tab.page().addInitScript("window.x = () => { window.pwned = true; }");
    tab.open(EXPLAINED + "&metric=CLS");
    assertThat(tab.find("#causes tbody tr").first().innerText())
        .contains(HOSTILE_ELEMENT, "100 %", "0.04");
    assertThat(tab.run("window.pwned")).isNull();

    tab.open(EXPLAINED + "&metric=INP");
    assertThat(tab.find("#causes tbody tr").first().innerText())
        .contains("button.enroll", "150 ms", "110 ms", "https://cdn.example/app.js");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void a_metric_without_attribution_says_why() {
    tab.open(EXPLAINED + "&metric=TTFB");

    assertThat(tab.text("#causes")).contains("No sample of TTFB tells its cause");
  }

  @Test
  void the_tab_of_assets_shows_times_caches_weights_and_findings() {
    tab.open(SCREEN);
    tab.follow("nav.tabs >> text=Assets", ASSETS);

    assertThat(tab.find("#assets tbody tr").first().innerText())
        .contains("https://cdn.example/hero.avif", "image", "12", "25.0 %", "900.0 KB");
    assertThat(tab.text("#asset-types")).contains("image", "style");
    assertThat(tab.find("#asset-pages tbody tr").first().innerText())
        .contains("/gallery", "940.0 KB");
    assertThat(tab.text("#findings"))
        .contains("weighs 900.0 KB and came from the cache in 25.0 %")
        .contains("app.css takes 350 ms at p75, and pages wait for it");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void a_range_without_loads_says_where_they_come_from() {
    tab.open(ASSETS + "&range=2020-01-01T00:00:00Z/2020-01-02T00:00:00Z");

    assertThat(tab.text("#assets-tab")).contains("No loads were reported", "groundspeed-more.js");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void what_attackers_send_is_shown_and_never_runs() {
    tab.page().addInitScript("window.x = () => { window.pwned = true; }");
    tab.open(SCREEN);
    tab.find("table.pages tbody a").first().click();

    tab.waitFor("h1", HOSTILE_PAGE);
    assertThat(tab.text("#slowest")).contains(HOSTILE_BROWSER);
    assertThat(tab.run("window.pwned")).isNull();
    assertThat(tab.complaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 768, 1440})
  void nothing_is_wider_than_the_window(int width) {
    for (String address : List.of(SCREEN, PAGE, EXPLAINED, ASSETS, SCREEN + "?device=tablet")) {
      tab.width(width).open(address);

      assertThat(tab.overflow()).as(address).isLessThanOrEqualTo(0);
    }
    assertThat(tab.complaints()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void no_barrier_is_serious(ColorScheme scheme) {
    for (String address : List.of(SCREEN, PAGE, EXPLAINED, ASSETS, SCREEN + "?device=tablet")) {
      tab.colours(scheme).open(address);
      tab.run("document.querySelectorAll('details').forEach((it) => (it.open = true))");

      assertThat(tab.barriers()).as(address).isEmpty();
    }
  }

  @Test
  void the_keyboard_reaches_everything() {
    tab.open(SCREEN + "?range=7d&device=mobile");

    tab.press("/");
    assertThat(tab.run("document.activeElement.id")).isEqualTo("filter");
    tab.run("document.activeElement.blur()");
    tab.press("t");
    assertThat(tab.run("document.documentElement.dataset.theme")).isEqualTo("light");
    tab.press("?");
    assertThat(tab.find("#help").isVisible()).isTrue();
    tab.press("Escape");
    assertThat(tab.find("#help").isVisible()).isFalse();
    tab.press("2");
    tab.page().waitForURL("**" + SCREEN + "?range=7d");
  }

  @Test
  void a_refresh_shows_new_figures_and_keeps_the_readers_place() {
    visit("/live", "mobile", "LCP", 100, 2_000);
    tab.open(SCREEN + "?page=%2Flive");
    tab.find("#trend-chart-table summary").click();
    tab.find("#trend-chart-table summary").focus();
    tab.run("scrollTo(0, 200)");
    visit("/live", "mobile", "LCP", 50, 2_000);

    tab.press("r");

    tab.waitFor(".card", "150 samples");
    assertThat(tab.run("document.getElementById('trend-chart-table').open")).isEqualTo(true);
    assertThat(tab.run("document.activeElement.tagName")).isEqualTo("SUMMARY");
    assertThat(tab.run("scrollY")).isEqualTo(200);
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void live_refresh_comes_by_itself() {
    visit("/ticking", "mobile", "LCP", 100, 2_000);
    tab.open(SCREEN + "?page=%2Fticking&refresh=5");
    visit("/ticking", "mobile", "LCP", 25, 2_000);

    tab.waitFor(".card", "125 samples");

    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void an_ended_session_is_said_once_and_refreshing_stops() {
    tab.open(SCREEN);
    tab.page().context().clearCookies();

    tab.press("r");

    tab.waitFor("#banner p:visible", "Your session has ended");
    assertThat(tab.find(".card").count()).isEqualTo(6);
    tab.find("#banner a").click();
    tab.logIn("admin", RunningGroundspeed.ADMIN_PASSWORD);
    tab.waitFor("h1", "Web Vitals");
  }

  @Test
  void figures_that_cannot_be_read_stay_and_are_marked_as_stale() throws Exception {
    tab.open(SCREEN);

    try (Connection connection = new Database(ArquillianServer.database()).connect()) {
      connection.setAutoCommit(false);
      connection
          .createStatement()
          .execute("LOCK TABLE groundspeed.telemetry_sketch IN ACCESS EXCLUSIVE MODE");
      tab.page().reload();
      connection.rollback();
    }

    assertThat(tab.text("#metrics")).contains("Can’t be read now", "just now");
    assertThat(tab.find(".card").count()).isEqualTo(6);
  }
}
