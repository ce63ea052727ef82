package io.groundspeed.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTemplatesTest {
  private static TestDatabase database;

  @BeforeAll
  static void open() {
    database = TestDatabase.empty();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static boolean findsInDatabase(String regex, String path) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement select = connection.prepareStatement("SELECT ? ~ ?")) {
      select.setString(1, path);
      select.setString(2, regex);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static final PageTemplates TEMPLATES =
      new PageTemplates(
          List.of(
              "/journeys/{slug}",
              "/a.b/{x}/c",
              "/mentors/{id}",
              "/日本/😀+({id})",
              "/a\\b|c*[{id}]^$"));

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
    "/owners/{ownerId}, /owners/{ownerId}, true",
    "/owners/{ownerId}, /owners/17, false",
    "/plain, /plain, true",
    "/plain, /plainer, false",
    "/über/{id}, /über/17, true",
    "/über/{id}, /uber/17, false",
    "/日本/😀+({id}), /日本/😀+(17), true",
    "/a\\b|c*[{id}]^$, /a\\b|c*[17]^$, true"
  })
  void a_template_finds_its_own_paths_and_no_others(String template, String path, boolean found)
      throws SQLException {
    String regex = TEMPLATES.regex(template);
    assertThat(Pattern.compile(regex).matcher(path).find()).isEqualTo(found);
    assertThat(findsInDatabase(regex, path)).isEqualTo(found);
    assertThat(TEMPLATES.of(path).equals(template)).isEqualTo(found);
  }
}
