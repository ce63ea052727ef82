package io.groundspeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks that the product reads or writes each entity. It searches the sources, because JPQL refers
 * to entities in strings, which class files don't reference.
 */
class EntitiesAreUsedTest {
  private static final Path MAIN = Path.of("src/main/java");
  private static final Pattern ENTITY =
      Pattern.compile("@Entity\\b.*?\\bclass (\\w+)", Pattern.DOTALL);
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

  @Test
  void each_entity_is_used_in_another_file_or_by_a_query_of_its_own() throws IOException {
    Map<String, String> sources = sources();
    List<String> entities =
        sources.values().stream()
            .map(ENTITY::matcher)
            .filter(Matcher::find)
            .map(found -> found.group(1))
            .toList();

    assertThat(entities).hasSizeGreaterThan(20);
    assertThat(entities).filteredOn(entity -> !isUsed(entity, sources)).isEmpty();
  }

  private static boolean isUsed(String entity, Map<String, String> sources) {
    Pattern use =
        Pattern.compile(
            "new %1$s\\(|%1$s\\.class|(FROM|JOIN|UPDATE|DELETE) +%1$s\\b|\\b%1$s\\.[A-Z_]+\\b"
                .formatted(entity));
    return sources.entrySet().stream()
        .filter(source -> !source.getKey().equals(entity + ".java"))
        .anyMatch(source -> use.matcher(source.getValue()).find());
  }

  private static Map<String, String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(MAIN)) {
      Map<String, String> sources = new TreeMap<>();
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> sources.put(file.getFileName().toString(), code(file)));
      return sources;
    }
  }

  private static String code(Path file) {
    try {
      return COMMENT.matcher(Files.readString(file)).replaceAll("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
