package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.launcher.EmbeddedDatabase;
import io.groundspeed.testing.PreparedDatabase;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The Queries screen, its list and one query, with the statements of the {@link Baskets}. */
@ExtendWith({ProbedServer.class, Browsing.class})
class QueryScreenIT {
  private static final String LIST = "/admin/performance/queries?range=1h&deployment=plain.war";
  private static final String EVERYBODYS = "/admin/performance/queries?range=1h";
  private static final String UNKNOWN = LIST + "&query=sql%3A0000000000000000";

  private static String item;
  private static String all;

  private Tab tab;

  @BeforeAll
  static void arrive() {
    BasketVisits.arrive();
    item = LIST + "&query=" + name(Baskets.ITEM);
    all = LIST + "&query=" + name(Baskets.ALL);
  }

  private static String name(String text) {
    JsonObject query = new Figures(ProbedServer.http()).awaitQuery("plain.war", text, 1);
    assertThat(Instant.parse(query.getString("lastSeen"))).isAfter(Instant.EPOCH);
    return URLEncoder.encode(query.getString("name"), StandardCharsets.UTF_8);
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
  void the_list_has_every_figure_and_the_most_time_first() {
    tab.open(LIST);

    assertThat(tab.find("#table thead th").allInnerTexts())
        .containsExactly(
            "Query",
            "Total",
            "Calls",
            "Average",
            "p50",
            "p95",
            "p99",
            "Max",
            "Rows",
            "Errors",
            "Callers",
            "Last seen");
    assertThat(tab.find("th[aria-sort=descending]").innerText()).contains("Total");
    tab.follow("#table thead a:has-text('Callers')", "&sort=-callers");
    tab.page().reload();
    assertThat(tab.find("th[aria-sort=descending]").innerText()).contains("Callers");
  }

  @Test
  void queries_are_found_by_their_text_and_slow_ones_by_a_tick() {
    tab.open(LIST);
    tab.find("#filter").fill("FROM basket_item WHERE");
    tab.press("Enter");
    tab.page().waitForURL(url -> url.contains("q=FROM"));

    assertThat(tab.find("#table tbody th").allInnerTexts())
        .isNotEmpty()
        .allMatch(text -> text.contains("from basket_item where"));
    tab.find(".tick input").check();
    tab.find(".filters button").click();
    tab.page().waitForURL(url -> url.contains("slow=yes"));
    assertThat(tab.find(".tick input").isChecked()).isTrue();
    assertThat(tab.find("#table tbody th").count()).isZero();
    tab.find(".clear").first().click();
    tab.page().waitForURL(url -> !url.contains("q="));
    assertThat(tab.find(".tick input").isChecked()).isFalse();
    assertThat(tab.find("#filter").inputValue()).isEmpty();
  }

  @Test
  void a_query_opens_to_its_statement_figures_charts_and_callers() {
    tab.open(LIST);
    tab.find("#table tbody a:has-text('from basket_item where')").click();

    tab.waitFor("h1", "select … from basket_item where basket = ? and place > ?");
    assertThat(tab.page().title()).startsWith("select … from basket_item where basket = ?");
    assertThat(tab.text(".crumb [aria-current]")).startsWith("select … from basket_item");
    assertThat(tab.text("#summary pre"))
        .isEqualTo("select name\nfrom basket_item\nwhere basket = ? and place > ?");
    assertThat(tab.text("#summary")).contains("plain.war", "120", "p99", "Last seen", "ago");
    assertThat(tab.find("canvas[role=img]").count()).isEqualTo(2);
    assertThat(tab.text("#times")).contains("120 calls; most (");
    assertThat(tab.find("#callers tbody tr").allInnerTexts())
        .singleElement()
        .satisfies(row -> assertThat(row).contains("/plain/baskets/*", "N+1", "100 %", "24.0"));
    tab.find("#callers tbody a").click();
    tab.waitFor("h1", "GET /plain/baskets/*");
    tab.page().goBack();
    tab.waitFor("h1", "select … from basket_item");
  }

  @Test
  void what_runs_over_and_over_is_to_be_asked_once() {
    tab.open(item);

    assertThat(tab.text("#advice"))
        .contains("Ask once for all of them", "half do so 24 times or more")
        .contains("where basket = any (?) and place > ?");
  }

  @Test
  void many_rows_without_a_limit_want_one() {
    tab.open(all);

    assertThat(tab.text("#advice"))
        .contains("returns 5,000 rows per call", "order by name limit ?");
  }

  @Test
  void a_plan_is_asked_for_by_a_button_and_proposes_an_index() {
    tab.open(item);
    assertThat(tab.text("#plan")).doesNotContain("Seq Scan");
    tab.find("#plan a.button").focus();
    tab.press("Enter");
    tab.waitFor("#plan-steps", "Seq Scan on basket_item");

    assertThat(tab.address()).contains("plan=yes");
    assertThat(tab.text("#plan .remarks")).contains("Reads whole tables: basket_item");
    assertThat(tab.text("#plan-history"))
        .contains(databaseName(ProbedServer.embedded()))
        .containsPattern("just now|\\d+ s ago");
    assertThat(tab.text("#advice"))
        .contains("about 5,000 rows", "no index begins with basket")
        .contains("CREATE INDEX CONCURRENTLY ON groundspeed.basket_item (basket, place);");
    tab.page().reload();
    assertThat(tab.text("#plan")).contains("Seq Scan on basket_item");
    tab.press("r");
    tab.waitFor("#summary pre", "basket_item");
    assertThat(tab.text("#plan")).contains("Seq Scan on basket_item");
  }

  @Test
  void a_statement_without_a_plan_says_why() {
    ProbedServer.http().request("GET", "plain/orders/batch"); // inserts into a temporary table
    tab.open(LIST + "&query=" + name("insert into basket(item) values (?)") + "&plan=yes");

    assertThat(tab.text("#plan")).contains("There is no plan", "\"basket\" does not exist");
  }

  @Test
  void a_statement_of_another_postgresql_is_planned_there(@TempDir Path files) throws Exception {
    try (EmbeddedDatabase second = PreparedDatabase.in(files).start()) {
      String url = second.jdbcUrl().replace("jdbc:", "jdbc:groundspeed:");
      String run =
          "own/run?as=second&url=%s&user=%s&password=%s"
              .formatted(
                  URLEncoder.encode(url, StandardCharsets.UTF_8), second.user(), second.password());
      assertThat(ProbedServer.http().request("GET", run).statusCode()).isEqualTo(200);
      String name =
          new Figures(ProbedServer.http())
              .awaitQuery("own.war", "select ? as by_second", 1)
              .getString("name");

      tab.open(EVERYBODYS + "&plan=yes&query=" + URLEncoder.encode(name, StandardCharsets.UTF_8));

      assertThat(tab.text("#plan-steps")).contains("Result");
      assertThat(tab.text("#plan-history")).contains(databaseName(second));
    }
  }

  private static String databaseName(EmbeddedDatabase database) {
    return database.jdbcUrl().replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*", "");
  }

  @Test
  void a_locked_table_costs_the_plan_alone() throws Exception {
    try (Connection connection = ProbedServer.database().connect()) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("LOCK TABLE basket_item IN ACCESS EXCLUSIVE MODE");
      tab.open(item + "&plan=yes");
      connection.rollback();
    }

    assertThat(tab.text("#plan")).contains("One of its tables is locked now");
    assertThat(tab.text("#callers")).contains("/plain/baskets/*");
  }

  @Test
  void a_query_that_did_not_run_offers_to_clear_the_filters() {
    tab.open(UNKNOWN);

    assertThat(tab.text("#query")).contains("did not run in this range");
    tab.find("#query a.button").click();
    tab.page().waitForURL(url -> !url.contains("deployment="));
    tab.find("#query a.clear").click();
    tab.find("#table tbody tr").first().waitFor();
  }

  @Test
  void the_switch_for_own_executions_applies_to_one_query_as_to_the_list() {
    String own =
        new Figures(ProbedServer.http())
            .all("queries").stream()
                .filter(
                    query ->
                        query.getJsonArray("endpoints").getValuesAs(JsonObject.class).stream()
                            .allMatch(
                                caller -> caller.getString("endpoint").matches("/(api|admin)/.*")))
                .findFirst()
                .orElseThrow()
                .getString("name");
    tab.open(EVERYBODYS + "&query=" + URLEncoder.encode(own, StandardCharsets.UTF_8));

    assertThat(tab.text("#query")).contains("This query did not run in this range");
    tab.find("#query .own a").click();
    tab.waitFor("#summary .own", "Groundspeed’s own executions are included");
    assertThat(tab.text("h1")).isNotBlank();
  }

  @Test
  void a_refresh_is_small() {
    for (String address : List.of(EVERYBODYS, item)) {
      tab.open(address.replace("range=1h", "range=24h"));
      tab.assertSmallRefresh();
    }
  }

  @Test
  void every_view_fits_every_width_and_has_no_serious_barrier() {
    tab.assertSound(LIST, item + "&plan=yes", all, UNKNOWN);
  }
}
