package io.groundspeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Limits the size of packages and files in all modules, so that they stay easy to understand. */
class SizesTest {
  private static final int MOST_TYPES = 26;
  private static final int MOST_LINES = 300;

  @Test
  void a_package_has_at_most_26_types() throws IOException {
    Map<Path, Long> packages =
        sources().stream()
            .filter(file -> !file.endsWith("package-info.java"))
            .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));

    assertThat(packages).hasSizeGreaterThan(50);
    assertThat(packages.entrySet()).filteredOn(one -> one.getValue() > MOST_TYPES).isEmpty();
  }

  @Test
  void a_file_has_at_most_300_lines() throws IOException {
    assertThat(sources()).filteredOn(file -> lines(file) > MOST_LINES).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      return modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .flatMap(SizesTest::files)
          .toList();
    }
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
