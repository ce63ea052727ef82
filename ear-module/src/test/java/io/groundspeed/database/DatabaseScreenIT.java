package io.groundspeed.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.RunningGroundspeed;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({Groundspeed.class, Browsing.class})
class DatabaseScreenIT {
  private static final String SCREEN = "/admin/performance/database";
  private static final String API = "api/performance/database";

  private Tab tab;

  @BeforeEach
  void openTab(Browser browser) {
    tab = browser.at(Groundspeed.url());
    tab.open("/login");
    tab.logIn("admin", RunningGroundspeed.ADMIN_PASSWORD);
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    assertThat(tab.complaints()).isEmpty();
    Groundspeed.database().execute("DROP TABLE IF EXISTS public.shop_line, public.shop_order");
  }

  @Test
  void rows_are_counted_first_and_gauges_are_shown() {
    tab.open(SCREEN);

    assertThat(tab.text("#counts"))
        .contains("Tables", "Analytics events", "Query performance log", "Web vitals")
        .contains("Cache entries", "Background jobs")
        .containsPattern("~[0-9]");
    assertThat(tab.text("#now")).containsPattern("Connections\\s+[0-9]+ of [0-9]+");
    assertThat(tab.text("#now")).containsPattern("Size\\s+[0-9.]+ MB");
  }

  @Test
  void what_is_to_be_mended_is_shown_with_the_sql_that_mends_it() {
    Groundspeed.database()
        .execute(
            """
            CREATE TABLE public.shop_order (id bigint PRIMARY KEY);
            CREATE TABLE public.shop_line
                (id bigint PRIMARY KEY, order_id bigint REFERENCES public.shop_order);
            """);
    String mend = "CREATE INDEX CONCURRENTLY ON shop_line (order_id)";

    tab.open(SCREEN);

    assertThat(tab.text("#checks"))
        .contains("Foreign key without an index: shop_line", mend)
        .contains("Checked and fine: ");
    tab.open("/admin/performance/overview");
    assertThat(tab.find("#verdicts").textContent())
        .contains("Foreign key without an index: shop_line");
    Groundspeed.database().execute(mend);
    tab.open(SCREEN);
    assertThat(tab.text("#checks")).doesNotContain(mend);
  }

  @Test
  void tables_are_found_and_ordered() {
    tab.open(SCREEN);
    tab.find("#filter").fill("WEB_VIT");
    tab.press("Enter");

    tab.page().waitForURL("**/database?q=WEB_VIT**");
    assertThat(tab.find("#tables tbody tr").count()).isEqualTo(1);
    assertThat(tab.text("#tables tbody tr")).contains("groundspeed.web_vitals", "partitions");
    assertThat(tab.text("#tables")).doesNotContain("NaN");
    tab.open(SCREEN + "?sort=table");
    assertThat(tab.find("#tables th[aria-sort=ascending]").innerText()).isEqualTo("Table");
    tab.open(SCREEN + "?q=none-of-them");
    assertThat(tab.text("#tables")).contains("No table name contains this text");
  }

  @Test
  void samples_arrive_by_themselves_and_are_drawn() throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(150).toNanos();
    while (Groundspeed.database()
            .count(
                "SELECT count(*) FROM groundspeed.db_health_metrics WHERE metric_type = 'table_size'")
        == 0) {
      assertThat(System.nanoTime()).as("no sample within 150 s").isLessThan(deadline);
      Thread.sleep(500);
    }

    tab.open(SCREEN + "?range=1h");

    assertThat(tab.text("#history")).contains("connections at most", "MB at most");
    JsonObject history = json(API + "/history?metric=table_size&range=1h");
    assertThat(history.getString("metric")).isEqualTo("table_size");
    assertThat(history.getJsonArray("values").toString()).contains("groundspeed.web_vitals");
  }

  @Test
  void the_api_has_what_the_screen_has_and_names_wrong_input() throws Exception {
    JsonObject now = json(API);

    assertThat(now.getInt("tables")).isGreaterThan(30);
    assertThat(now.getJsonObject("rows")).containsKey("web_vitals");
    assertThat(now.getJsonObject("gauges").getJsonObject("connections")).isNotEmpty();
    assertThat(get(API + "/tables").body()).contains("groundspeed.web_vitals");
    assertThat(get(API + "/checks").statusCode()).isEqualTo(200);
    for (String wrong : new String[] {"/history", "/history?metric=none"}) {
      assertThat(get(API + wrong).statusCode()).isEqualTo(400);
      assertThat(get(API + wrong).body()).contains("metric", "must be one of database_size");
    }
    assertThat(get(API + "/history?metric=commits&range=1y").statusCode()).isEqualTo(400);
  }

  private static JsonObject json(String path) throws Exception {
    return Json.createReader(new StringReader(get(path).body())).readObject();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return new Beacons(Groundspeed.url()).asAdmin(path);
  }
}
