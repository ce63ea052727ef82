package io.groundspeed.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.platform.Caller;
import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.RunningGroundspeed;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({Groundspeed.class, Browsing.class})
class DatabaseScreenIT {
  private static final String SCREEN = "/admin/performance/database";
  private static final String API = "api/performance/database";
  private static final String SCHEDULE = "/api/performance/schedules/{id}";

  private Tab tab;

  @BeforeEach
  void openTab(Browser browser) {
    tab = browser.admin();
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
  void one_measured_database_is_shown_alone() throws Exception {
    String name =
        json(API + "/waits?range=15m")
            .getJsonArray("databases")
            .getJsonObject(0)
            .getString("database");

    tab.open(SCREEN + "?source=" + name);

    assertThat(tab.text("main")).contains("Health, checks, sessions and tables of " + name);
    assertThat(tab.text("#tables")).contains("groundspeed.web_vitals");
    assertThat(tab.text("#now")).containsPattern("Connections\\s+[0-9]+ of [0-9]+");
    assertThat(tab.find("#history, #counts").count()).isZero();
    assertThat(tab.find("nav[aria-label=Databases] [aria-current=true]").innerText())
        .isEqualTo(name);
    assertThat(get(API + "/tables?database=" + name).body()).contains("groundspeed.web_vitals");
    for (String path : new String[] {"", "/checks", "/tables"}) {
      HttpResponse<String> refused = get(API + path + "?database=elsewhere:5432/shop");
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("no measured connection to elsewhere:5432/shop");
    }
    tab.assertSound(SCREEN + "?source=" + name);
  }

  @Test
  void a_link_to_no_session_is_said_and_opens_none() {
    tab.open(SCREEN + "?holder=shop@12@yesterday");

    assertThat(tab.find("[role=alert] li").allInnerTexts())
        .containsExactly(
            "holder: must be a session as the list of lock waits links to it, not"
                + " \"shop@12@yesterday\"");
    assertThat(tab.find("#session").count()).isZero();
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

  @Test
  void a_lock_wait_is_shown_with_both_sides_while_it_lasts_and_afterwards() throws Exception {
    Caller admin = Caller.of("admin", RunningGroundspeed.ADMIN_PASSWORD);
    int id = schedule(admin);
    Thread waiter = new Thread(() -> delete(admin, id), "waiter");
    try (Connection holder = Groundspeed.database().connect();
        Statement hold = holder.createStatement()) {
      holder.setClientInfo("ApplicationName", "month-end closing");
      holder.setAutoCommit(false);
      hold.execute("SELECT FROM groundspeed.scheduled_jobs WHERE id = %d FOR UPDATE".formatted(id));
      waiter.start();
      JsonObject wait = lockWaitFor("month-end closing", false);

      assertThat(wait.getString("relation")).isEqualTo("groundspeed.scheduled_jobs");
      assertThat(wait.getString("holderState")).isEqualTo("idle in transaction");
      assertThat(wait.getJsonObject("waiter").getString("deployment")).isEqualTo("groundspeed.ear");
      assertThat(wait.getJsonObject("waiter").getString("name")).isEqualTo(SCHEDULE);
      assertThat(wait.getJsonObject("waiter").getString("place")).startsWith("io.groundspeed.");
      tab.open(SCREEN + "?range=15m&own=shown");
      assertThat(tab.text("#locks")).contains(SCHEDULE, "month-end closing", "now");
    }
    waiter.join();

    assertThat(lockWaitFor("month-end closing", true).getInt("depth")).isEqualTo(1);
    JsonObject waits = json(API + "/waits?range=15m");
    assertThat(waits.getJsonArray("databases").getJsonObject(0)).doesNotContainKey("problem");
    assertThat(waits.getJsonArray("rows").toString()).contains(SCHEDULE);
    tab.assertSound(SCREEN + "?range=15m&own=shown");
    assertThat(tab.text("#waits")).contains("active sessions on average", SCHEDULE);
  }

  @Test
  void the_holder_of_a_lock_is_ended_after_a_confirmation() throws Exception {
    Caller admin = Caller.of("admin", RunningGroundspeed.ADMIN_PASSWORD);
    int id = schedule(admin);
    Thread waiter = new Thread(() -> delete(admin, id), "waiter");
    try (Connection holder = Groundspeed.database().connect();
        Statement hold = holder.createStatement()) {
      holder.setClientInfo("ApplicationName", "forgotten psql");
      holder.setAutoCommit(false);
      hold.execute("SELECT FROM groundspeed.scheduled_jobs WHERE id = %d FOR UPDATE".formatted(id));
      waiter.start();
      JsonObject wait = lockWaitFor("forgotten psql", false);
      int pid = wait.getJsonObject("holder").getInt("pid");

      tab.open(SCREEN + "?range=15m&own=shown");
      tab.find("#locks tr:has-text('process " + pid + "') a:has-text('End it')").first().click();
      tab.waitFor("#session-heading", "Process " + pid);
      tab.find("#end-session").click();
      tab.find("#confirm .ui-confirmdialog-yes").click();
      tab.waitFor("#answers", "Process " + pid + " is ended");

      waiter.join();
      assertThatThrownBy(() -> hold.execute("SELECT 1")).isInstanceOf(SQLException.class);
      HttpResponse<String> again = admin.post(API + "/sessions/terminate", seen(wait));
      assertThat(again.statusCode()).isEqualTo(409);
      assertThat(again.body()).contains("not in that transaction any more");
    }
    assertThat(tab.complaints()).isEmpty();
  }

  private static String seen(JsonObject wait) {
    return Json.createObjectBuilder()
        .add("database", wait.getString("database"))
        .add("pid", wait.getJsonObject("holder").getInt("pid"))
        .add("transactionStart", wait.getString("holderSince"))
        .build()
        .toString();
  }

  @Test
  void the_api_that_ends_sessions_names_wrong_input() throws Exception {
    Caller admin = Caller.of("admin", RunningGroundspeed.ADMIN_PASSWORD);
    String given = "{\"database\": \"db:5432/shop\", \"pid\": %s, \"transactionStart\": \"%s\"}";

    for (String[] wrong :
        new String[][] {
          {"0", "2026-11-30T12:00:00Z", "pid"},
          {"\"x\"", "2026-11-30T12:00:00Z", "pid"},
          {"1", "noon", "transactionStart"}
        }) {
      HttpResponse<String> answer =
          admin.post(API + "/sessions/cancel", given.formatted(wrong[0], wrong[1]));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(Caller.json(answer).getString("field")).isEqualTo(wrong[2]);
    }
    assertThat(
            admin
                .post(API + "/sessions/cancel", given.formatted("1", "2026-11-30T12:00:00Z"))
                .statusCode())
        .as("a database that is not measured")
        .isEqualTo(409);
  }

  @Test
  void the_api_of_the_activity_names_wrong_input() throws Exception {
    assertThat(get(API + "/waits?own=maybe").statusCode()).isEqualTo(400);
    assertThat(get(API + "/waits?range=1y").statusCode()).isEqualTo(400);
    assertThat(get(API + "/locks?range=1y").statusCode()).isEqualTo(400);
  }

  private static int schedule(Caller admin) throws Exception {
    return Caller.json(
            admin.post(
                "api/performance/schedules",
                """
                {"name": "Locked", "type": "daily_stats", "schedule": "@yearly"}
                """))
        .getInt("id");
  }

  private static void delete(Caller admin, int id) {
    try {
      assertThat(admin.send("DELETE", "api/performance/schedules/" + id).statusCode())
          .isEqualTo(204);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static JsonObject lockWaitFor(String holder, boolean ended) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < deadline) {
      JsonArray waits =
          Json.createReader(new StringReader(get(API + "/locks?range=15m").body())).readArray();
      for (JsonObject wait : waits.getValuesAs(JsonObject.class)) {
        if (wait.getJsonObject("holder").getString("name").equals(holder)
            && wait.getBoolean("ended") == ended) {
          return wait;
        }
      }
      Thread.sleep(200);
    }
    throw new AssertionError("no lock wait for " + holder + " within 60 s");
  }

  private static JsonObject json(String path) throws Exception {
    return Json.createReader(new StringReader(get(path).body())).readObject();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return new Beacons(Groundspeed.url()).asAdmin(path);
  }
}
