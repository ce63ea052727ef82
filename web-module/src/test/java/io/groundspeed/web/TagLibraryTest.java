package io.groundspeed.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A name in the tag library that leads nowhere stops the deployment, or the page that uses it. */
class TagLibraryTest {
  private static final Path PAGES = Path.of("src/main/webapp/WEB-INF");
  private static final Path LIBRARY = PAGES.resolve("groundspeed.taglib.xml");
  private static final Pattern FUNCTION =
      Pattern.compile(
          "<function-name>(\\w+)</function-name>\\s*<function-class>([\\w.]+)</function-class>"
              + "\\s*<function-signature>\\s*(\\S+)\\s+(\\w+)\\(([^)]*)\\)");
  private static final Pattern TAG =
      Pattern.compile("<tag-name>(\\w+)</tag-name>(?:\\s*<source>([^<]+)</source>)?");

  @Test
  void every_function_exists_with_its_signature() throws IOException {
    assertThat(all(FUNCTION, Files.readString(LIBRARY)))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            function ->
                assertThat(signatures(Class.forName(function.group(2))))
                    .contains(
                        "%s %s(%s)"
                            .formatted(
                                function.group(3),
                                function.group(4),
                                function.group(5).replaceAll("\\s+", ""))));
  }

  private static List<String> signatures(Class<?> type) {
    assertThat(type).isPublic();
    return Arrays.stream(type.getMethods())
        .map(
            method ->
                "%s %s(%s)"
                    .formatted(
                        method.getReturnType().getName(),
                        method.getName(),
                        Arrays.stream(method.getParameterTypes())
                            .map(Class::getName)
                            .collect(Collectors.joining(","))))
        .toList();
  }

  @Test
  void every_tag_has_its_source_and_pages_use_only_what_exists() throws IOException {
    String library = Files.readString(LIBRARY);
    List<MatchResult> tags = all(TAG, library);
    assertThat(tags)
        .filteredOn(tag -> tag.group(2) != null)
        .allSatisfy(tag -> assertThat(PAGES.resolve(tag.group(2).strip())).exists());
    Set<String> known = new TreeSet<>();
    tags.forEach(tag -> known.add("<gs:" + tag.group(1)));
    all(FUNCTION, library).forEach(function -> known.add("gs:" + function.group(1) + "("));
    assertThat(known).containsAll(used());
  }

  private static Set<String> used() throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> pages = Files.walk(PAGES)) {
      for (Path page : pages.filter(path -> path.toString().endsWith(".xhtml")).toList()) {
        all(Pattern.compile("<gs:\\w+|(?<!<)\\bgs:\\w+\\("), Files.readString(page))
            .forEach(use -> used.add(use.group()));
      }
    }
    return used;
  }

  private static List<MatchResult> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }
}
