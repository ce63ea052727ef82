package io.groundspeed.web.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every table needs for its export. */
class ExportedTablesTest {
  private static final Path PAGES = Path.of("src/main/webapp/WEB-INF");
  private static final Pattern TABLE = Pattern.compile("<p:dataTable\\b[^>]*>");
  private static final Pattern NUMERIC =
      Pattern.compile("<gs:column\\b[^>]*figures=\"true\"[^>]*>(.*?)</gs:column>", Pattern.DOTALL);

  /** Functions and tags whose exact value is exported, and beans that return it. */
  private static final Pattern EXACT =
      Pattern.compile(
          "gs:(duration|value|count|exact|share|bytes|number|ago)\\("
              + "|<gs:(count|time|millis|percent|size|measure|amount)"
              + "|endpoints\\.rate\\(|perRequest\\(");

  /** Whole numbers that are shown as they are, and texts. */
  private static final Pattern AS_IT_IS =
      Pattern.compile(
          "#\\{[a-z]+\\.(priority|attempts|partitions)\\(\\)\\}.*|#\\{query\\.endpoints\\(\\)\\.size\\(\\)\\}"
              + "|#\\{table\\.partitions\\(\\) == 0 .*|#\\{target\\.target\\(\\)\\}|.*#\\{gs:text\\(target\\.value\\(\\)\\)\\}.*");

  @Test
  void the_link_is_written_for_every_table() throws IOException {
    assertThat(Files.readString(PAGES.resolve("faces-config.xml")))
        .contains(
            "<renderer-class>io.groundspeed.web.component.TableRenderer</renderer-class>",
            "<view-handler>io.groundspeed.web.export.ExportedViews</view-handler>");
    assertThat(found(TABLE)).hasSizeGreaterThan(30);
  }

  @Test
  void every_table_has_an_id_so_that_a_link_finds_it_again() {
    assertThat(found(TABLE)).allSatisfy(table -> assertThat(table.group()).contains(" id=\""));
  }

  @Test
  void every_number_has_an_exact_value() {
    assertThat(found(NUMERIC))
        .hasSizeGreaterThan(80)
        .allSatisfy(
            column ->
                assertThat(
                        EXACT.matcher(column.group(1)).find()
                            || AS_IT_IS.matcher(column.group(1)).matches()
                            || column.group().contains(" exact=\""))
                    .as(column.group())
                    .isTrue());
  }

  private static List<MatchResult> found(Pattern pattern) {
    try (Stream<Path> files = Files.walk(PAGES)) {
      return files
          .filter(file -> file.toString().endsWith(".xhtml"))
          .flatMap(file -> pattern.matcher(read(file)).results())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
