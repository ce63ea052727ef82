package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Endpoints screen, its list and one endpoint, with requests to the {@link Baskets}. */
@ExtendWith({ProbedServer.class, Browsing.class})
class EndpointScreenIT {
  private static final String LIST = "/admin/performance/endpoints?range=1h";
  private static final String ROUTE =
      LIST + "&endpoint=%2Fplain%2Fbaskets%2F*&method=GET&deployment=plain.war";
  private static final String UNASKED =
      LIST + "&endpoint=%2Fplain%2Fnothing&method=GET&deployment=plain.war";

  private Tab tab;

  @BeforeAll
  static void arrive() {
    BasketVisits.arrive();
  }

  @BeforeEach
  void openTab(Browser browser) {
    tab = browser.adminAt(ProbedServer.url());
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void the_list_has_every_figure_and_is_ordered_by_what_is_clicked() {
    tab.open(LIST + "&endpoint=BASKETS");

    assertThat(tab.find("#table thead th").allInnerTexts())
        .containsExactly(
            "Endpoint",
            "Method",
            "Deployment",
            "Requests",
            "Rate",
            "Average",
            "Min",
            "p50",
            "p95",
            "p99",
            "Max",
            "Errors",
            "Time share");
    assertThat(tab.find("#table tbody tr").allInnerTexts()).hasSize(1);
    assertThat(tab.text("#table tbody tr"))
        .contains("/plain/baskets/*", "GET", "plain.war", "16.7 %");
    tab.follow("#table thead a:has-text('p99')", "endpoint=BASKETS&sort=-p99");
    tab.page().reload();
    assertThat(tab.find("th[aria-sort=descending]").innerText()).contains("p99");
  }

  @Test
  void a_route_opens_to_its_figures_charts_and_statuses_and_back_leads_to_the_list() {
    tab.open(LIST + "&endpoint=BASKETS");
    tab.find("#table tbody a").click();

    tab.waitFor("h1", "GET /plain/baskets/*");
    assertThat(tab.page().title()).startsWith("GET /plain/baskets/*");
    assertThat(tab.text(".crumb [aria-current]")).isEqualTo("GET /plain/baskets/*");
    assertThat(tab.address()).endsWith(ROUTE.substring(ROUTE.indexOf("endpoint=")));
    assertThat(tab.text("#summary")).contains("Requests", "6", "16.7 %", "p99");
    assertThat(tab.find("canvas[role=img]").count()).isEqualTo(2);
    assertThat(tab.text("#traffic")).contains("6 requests, 1 of them failed");
    assertThat(tab.find("#statuses tbody tr").allInnerTexts())
        .satisfiesExactly(
            ok -> assertThat(ok).contains("200 OK", "5", "83.3 %"),
            failed -> assertThat(failed).contains("500 Internal Server Error", "1", "16.7 %"));
    tab.page().goBack();
    tab.find("#table tbody tr").first().waitFor();
    assertThat(tab.find("#filter_input").inputValue()).isEqualTo("BASKETS");
  }

  @Test
  void a_route_tells_what_it_runs_how_often_and_that_once_would_do() {
    tab.open(ROUTE);

    assertThat(tab.find("#route-queries tbody tr").allInnerTexts())
        .singleElement()
        .satisfies(row -> assertThat(row).contains(Baskets.ITEM, "N+1", "24.0", "120"));
    assertThat(tab.text("#repeated")).contains("N+1: 24.0 times per request");
    tab.find("#route-queries tbody a").click();
    tab.page().waitForURL(url -> url.contains("/admin/performance/queries"));
    assertThat(tab.address()).contains("deployment=plain.war").contains("query=sql%3A");
  }

  @Test
  void a_route_shows_where_its_time_goes() {
    tab.open(ROUTE);

    assertThat(tab.find("#split tbody tr").allInnerTexts())
        .satisfiesExactly(
            application -> assertThat(application).contains("Application", " %", "ms"),
            database -> assertThat(database).contains("Database", " %", "ms"));
    assertThat(tab.find("#split svg[role=img]").getAttribute("aria-label"))
        .contains("Application ", "Database ", " per request (");
    String answer =
        ProbedServer.http()
            .asAdmin(
                "api/performance/endpoints/time?range=1h&deployment=plain.war&method=GET"
                    + "&template=%2Fplain%2Fbaskets%2F*")
            .body();
    assertThat(answer).containsPattern("\"databaseMs\":[1-9]").contains("\"cacheMs\":0");
    assertThat(
            ProbedServer.http().asAdmin("api/performance/endpoints/time?method=GET").statusCode())
        .isEqualTo(400);
  }

  @Test
  void failures_of_one_kind_are_counted_together() {
    tab.open(ROUTE);

    assertThat(tab.find("#causes tbody tr").allInnerTexts())
        .singleElement()
        .satisfies(row -> assertThat(row).contains("java.lang.IllegalStateException", "1", "ago"));
  }

  @Test
  void a_route_lists_its_latest_failures() {
    tab.open(ROUTE);

    assertThat(tab.find("#errors tbody tr").allInnerTexts())
        .singleElement()
        .satisfies(row -> assertThat(row).contains("500", "java.lang.IllegalStateException"));
  }

  @Test
  void a_route_that_never_failed_and_repeats_nothing_says_so() {
    tab.open(LIST + "&endpoint=%2Fplain%2Fwarehouse&method=GET&deployment=plain.war");

    assertThat(tab.text("#errors")).contains("No failed requests in this range");
    assertThat(tab.find("#repeated").count()).isZero();
  }

  @Test
  void a_route_nobody_asked_for_offers_a_longer_range_and_the_list() {
    tab.open(UNASKED);

    assertThat(tab.text("#route")).contains("This endpoint received no requests in this range");
    tab.find("#route a.clear").click();
    tab.find("#table tbody tr").first().waitFor();
  }

  @Test
  void failures_that_cannot_be_read_leave_the_rest_alive() throws Exception {
    try (Connection connection = ProbedServer.database().connect()) {
      connection.setAutoCommit(false);
      connection
          .createStatement()
          .execute("LOCK TABLE groundspeed.api_performance IN ACCESS EXCLUSIVE MODE");
      tab.open(ROUTE.replace("range=1h", "range=6h"));
      connection.rollback();
    }

    assertThat(tab.text("#errors")).contains("These metrics are temporarily unavailable");
    assertThat(tab.text("#statuses")).contains("200 OK");
  }

  @Test
  void the_overview_names_what_fails_and_what_is_repeated() {
    tab.open("/admin/performance/overview?range=1h");

    tab.run("document.querySelectorAll('#verdicts details').forEach((it) => (it.open = true))");
    assertThat(tab.text("#verdicts"))
        .contains("GET /plain/baskets/* failed in 16.7 % of its 6 requests");
    tab.find("#verdicts a:has-text('N+1: GET /plain/baskets/*')").first().click();
    tab.waitFor("h1", "GET /plain/baskets/*");
    assertThat(tab.text("#repeated")).contains("24.0 times per request");
  }

  @Test
  void the_keyboard_finds_a_route_and_opens_it() {
    tab.open(LIST);
    tab.press("/");
    tab.page().keyboard().type("warehouse");
    tab.press("Enter");
    tab.page().waitForURL("**endpoint=warehouse");

    tab.find("#table tbody a").focus();
    tab.press("Enter");

    tab.waitFor("h1", "GET /plain/warehouse");
  }

  @Test
  void on_a_phone_the_header_is_one_line_and_its_menu_has_the_rest() {
    tab.width(360).open(LIST);

    assertThat((Integer) tab.run("document.querySelector('.top').offsetHeight")).isLessThan(64);
    assertThat(tab.find("#menu").isVisible()).isFalse();
    tab.find("#menu-open").focus();
    tab.press("Enter");
    assertThat(tab.find("#menu-open").getAttribute("aria-expanded")).isEqualTo("true");
    assertThat(tab.text("#menu")).contains("Overview", "7d", "Live", "Help", "Log out");
    assertThat(tab.overflow()).isNotPositive();
    assertThat(tab.barriers()).isEmpty();
    assertThat(
            tab.run(
                "[...document.querySelectorAll('#menu :is(a, button, select, summary)')]"
                    + ".filter((it) => it.offsetHeight > 0 && it.offsetHeight < 24).length"))
        .isEqualTo(0);
    tab.press("Escape");
    assertThat(tab.find("#menu").isVisible()).isFalse();
    assertThat(tab.run("document.activeElement.id")).isEqualTo("menu-open");
    tab.find("#menu-open").click();
    tab.follow("#menu .screens a:has-text('Queries')", "queries?range=1h");
  }

  @Test
  void the_exact_value_of_a_figure_is_reached_by_pointer_and_by_keyboard() {
    tab.open(ROUTE);
    tab.find("#summary dd:has(.rounded) .rounded").first().click();

    assertThat(tab.text("#exact")).matches("[0-9.,]+ ms");
    tab.find("h1").click();
    assertThat(tab.find("#exact").isVisible()).isFalse();
    tab.press("e");
    assertThat(tab.text("#exact")).isEqualTo("6");
    tab.press("ArrowRight");
    assertThat(tab.text("#exact")).startsWith("Average over the ");
    tab.press("ArrowRight");
    assertThat(tab.text("#exact")).isEqualTo("1 of 6");
    assertThat(tab.barriers()).isEmpty();
    tab.press("Escape");
    assertThat(tab.find("#exact").isVisible()).isFalse();
  }

  @Test
  void the_exact_values_of_a_table_are_reached_by_arrow_keys_and_kept_by_a_refresh() {
    tab.open(ROUTE);
    tab.find("#statuses .scroll").focus();
    tab.press("e");
    tab.press("ArrowRight");

    assertThat(tab.text("#exact")).isEqualTo("83.3333 %");
    tab.press("ArrowDown");
    assertThat(tab.text("#exact")).isEqualTo("16.6667 %");
    tab.assertSmallRefresh();
    tab.page().waitForTimeout(500);
    assertThat(tab.text("#exact")).isEqualTo("16.6667 %");
    assertThat(tab.run("document.activeElement.title")).isEqualTo("16.6667 %");
  }

  @Test
  void a_rate_is_an_average_over_what_was_measured() {
    tab.open(LIST.replace("range=1h", "range=28d") + "&endpoint=BASKETS");

    assertThat(tab.find("#table thead a:has-text('Rate')").getAttribute("title"))
        .startsWith("Average over the measured part of the range, ");
    assertThat(tab.text("#table tbody tr")).doesNotContain("<0.1/h");
  }

  @Test
  void a_refresh_is_small() {
    for (String address : List.of(LIST, ROUTE)) {
      tab.open(address.replace("range=1h", "range=24h"));
      tab.assertSmallRefresh();
    }
  }

  @Test
  void every_view_fits_every_width_and_has_no_serious_barrier() {
    tab.assertSound(LIST, ROUTE, UNASKED, LIST + "&endpoint=nothing-like-it");
  }
}
