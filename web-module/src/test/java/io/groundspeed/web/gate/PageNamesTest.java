package io.groundspeed.web.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.page.PageTemplates;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageNamesTest {
  private static final PageTemplates TEMPLATES =
      new PageTemplates(List.of("/journeys/{slug}", "/mentors/{id}"));

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/index, /",
    "/journeys/first-steps, /journeys/{slug}",
    "/mentors/17, /mentors/{id}",
    "/admin/performance/overview, /admin/performance/overview",
    "/admin/performance/overview.csv, /admin/performance/overview.csv",
    "/admin/performance/other,",
    "/journeys/a/b,",
    "/api/journeys,",
    "/mentors,",
    "/no-such-page-17,"
  })
  void a_page_and_its_vitals_have_one_name(String path, String name) {
    assertThat(PageNames.of(path, TEMPLATES)).isEqualTo(name);
  }
}
