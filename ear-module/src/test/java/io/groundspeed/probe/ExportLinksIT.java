package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Csv;
import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The links from the tables of all screens to their rows as CSV. */
@ExtendWith({ProbedServer.class, Browsing.class})
class ExportLinksIT {
  private static final String SCREENS = "/admin/performance/";
  private static final String ROUTE =
      "endpoints?range=1h&endpoint=%2Fplain%2Fbaskets%2F*&method=GET&deployment=plain.war";

  private static final List<String> VIEWS =
      List.of(
          "overview?range=1h",
          "vitals?range=1h",
          "vitals?range=1h&page=%2Fexported",
          "vitals?range=1h&tab=assets",
          "endpoints?range=1h&own=shown",
          ROUTE,
          "queries?range=1h&own=shown",
          "database?range=1h",
          "cache?range=1h",
          "jobs?range=1h&status=failed",
          "jobs?range=1h&tab=types",
          "jobs?range=1h&tab=schedules",
          "system");

  private final Beacons http = ProbedServer.http();

  @BeforeAll
  static void arrive() {
    BasketVisits.arrive();
    Beacons http = ProbedServer.http();
    assertThat(http.post(Beacons.beacon("/exported", "LCP", 1234.5, "export-1")).statusCode())
        .isEqualTo(204);
    ExportedJobs.insert("csv_listed", 1, "'Listed'");
  }

  @Test
  void every_table_of_every_screen_links_to_its_rows(Browser browser) {
    Tab tab = browser.adminAt(ProbedServer.url());
    int tables = 0;
    for (String view : VIEWS) {
      tab.open(SCREENS + view);
      for (Object each : (List<?>) tab.run(TABLES)) {
        Map<?, ?> table = (Map<?, ?>) each;
        tables++;
        assertThat(table.get("href")).as("%s in %s", table.get("id"), view).isNotNull();
        assertIsExported(table);
      }
    }

    assertThat(tables).isGreaterThan(25);
    assertThat(tab.complaints()).isEmpty();
  }

  /** The tables of a page: their link, their numeric headings and their number of rows. */
  private static final String TABLES =
      """
      [...document.querySelectorAll('.ui-datatable')].map((table) => {
        const link = table.nextElementSibling?.matches('a.csv') ? table.nextElementSibling : null;
        const rows = table.querySelectorAll('tbody tr:not(.ui-datatable-empty-message)');
        return {
          id: table.id,
          href: link && link.getAttribute('href'),
          rows: rows.length,
          numbers: [...table.querySelectorAll('thead th.number')].map((head) => head.textContent.trim()),
        };
      })
      """;

  private void assertIsExported(Map<?, ?> table) {
    String href = table.get("href").toString();
    HttpResponse<String> answer = http.asAdmin(href.substring(1));
    assertThat(answer.statusCode()).as(href + ": " + answer.body()).isEqualTo(200);
    Csv csv = Csv.of(answer.body());
    assertThat(csv.head()).as(href).isNotEmpty().doesNotContain("");
    assertThat(csv.rows()).as(href).hasSizeGreaterThanOrEqualTo((Integer) table.get("rows"));
    if (!href.contains("targets-rows")) { // whose values are texts
      for (Object number : (List<?>) table.get("numbers")) {
        assertIsNumeric(href, csv, number.toString());
      }
    }
  }

  private static void assertIsNumeric(String href, Csv csv, String label) {
    List<String> headings =
        csv.head().stream()
            .filter(heading -> heading.equals(label) || heading.startsWith(label + " ("))
            .toList();
    assertThat(headings).as("%s of %s in %s", label, href, csv.head()).isNotEmpty();
    headings.forEach(
        heading ->
            assertThat(csv.column(heading))
                .as("%s of %s", heading, href)
                .allMatch(
                    value ->
                        value.isEmpty()
                            || value.matches("-?[0-9]+(\\.[0-9]+)?|[0-9]+/[0-9]+|[0-9-]{10}T.*Z")));
  }
}
