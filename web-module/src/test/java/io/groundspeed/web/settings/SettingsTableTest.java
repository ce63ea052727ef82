package io.groundspeed.web.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.settings.ProductSettings;
import io.groundspeed.shared.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The variables that the code reads are those in the README's tables, and all are validated. */
class SettingsTableTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern ROW = Pattern.compile("(?m)^\\|([^|]*)\\|");
  private static final Pattern IN_TABLE = Pattern.compile("`(GROUNDSPEED_[A-Z0-9_]+)`");
  private static final Pattern IN_JAVA = Pattern.compile("\"(GROUNDSPEED_[A-Z0-9_]+)\"");
  private static final Pattern IN_CONFIGURATION = Pattern.compile("env\\.(GROUNDSPEED_[A-Z0-9_]+)");

  @Test
  void the_table_has_the_variables_that_the_code_reads_and_no_other() throws IOException {
    Set<String> read = variables(path -> true, IN_JAVA, IN_CONFIGURATION);
    read.add("GROUNDSPEED_CHROMIUM"); // which only tests read

    Set<String> described = new TreeSet<>();
    ROW.matcher(Files.readString(ROOT.resolve("README.md")))
        .results()
        .flatMap(row -> IN_TABLE.matcher(row.group(1)).results())
        .forEach(name -> described.add(name.group(1)));

    assertThat(described).isEqualTo(read).hasSizeGreaterThan(60);
  }

  @Test
  void every_variable_that_the_deployment_reads_is_validated_when_it_is_deployed()
      throws IOException {
    Asked asked = new Asked();
    ProductSettings.check(new Environment(asked));
    WebSettings.check(new Environment(asked));

    assertThat(asked.names)
        .isEqualTo(variables(path -> !path.startsWith("wildfly-config"), IN_JAVA))
        .hasSizeGreaterThan(50);
  }

  private static Set<String> variables(Predicate<Path> where, Pattern... patterns)
      throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      files
          .map(ROOT::relativize)
          .filter(
              path ->
                  path.toString().matches("[a-z]+-(module|config)/src/main/.+\\.(java|xml|cli)"))
          .filter(path -> !path.startsWith("bench-module"))
          .filter(where)
          .map(SettingsTableTest::text)
          .forEach(
              text ->
                  Stream.of(patterns)
                      .flatMap(pattern -> pattern.matcher(text).results())
                      .forEach(name -> names.add(name.group(1))));
    }
    return names;
  }

  private static String text(Path path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty environment that records which variables are read. */
  private static final class Asked extends AbstractMap<String, String> {
    private final Set<String> names = new TreeSet<>();

    @Override
    public @Nullable String get(Object name) {
      names.add(name.toString());
      return null;
    }

    @Override
    public boolean containsKey(Object name) {
      names.add(name.toString());
      return false;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
      return Set.of();
    }
  }
}
