package io.groundspeed.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTemplatesTest {
  private static final PageTemplates TEMPLATES =
      new PageTemplates(List.of("/journeys/{slug}", "/a.b/{x}/c", "/mentors/{id}"));

  @ParameterizedTest
  @CsvSource({
    "/journeys/{slug}, /journeys/first-steps, true",
    "/journeys/{slug}, /journeys/first/steps, false",
    "/journeys/{slug}, /other/journeys/first, false",
    "/journeys/{slug}, /journeys/, false",
    "/a.b/{x}/c, /a.b/17/c, true",
    "/a.b/{x}/c, /aXb/17/c, false",
    "/orders/{id}, /orders/17, true",
    "/orders/{id}, /orders/settings, false",
    "/orders/{id}, /orders/17/lines, false",
    "/orders/{id}/lines/{id}, /orders/17/lines/3, true",
    "/plain, /plain, true",
    "/plain, /plainer, false"
  })
  void a_template_finds_its_own_paths_and_no_others(String template, String path, boolean found) {
    assertThat(Pattern.compile(TEMPLATES.regex(template)).matcher(path).find()).isEqualTo(found);
    assertThat(TEMPLATES.of(path).equals(template)).isEqualTo(found);
  }
}
