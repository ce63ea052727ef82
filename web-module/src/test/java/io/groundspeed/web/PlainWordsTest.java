package io.groundspeed.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What people read is plain English: the screens, the guides, and the comments of all modules have
 * none of the habits that read like a translation.
 */
class PlainWordsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern HABIT =
      Pattern.compile(
          "\\b(nobody|by (itself|themselves)|of (its|their|his) own|anew"
              + "|so (many|long|often)(?! (that|as))|takes? place"
              + "|stands? (in|on|for|out|at|beside)|(tells|told|tell)|he|his|him|untold"
              + "|come by the clock|go by)\\b[^\n]{0,60}",
          Pattern.CASE_INSENSITIVE);

  /** Where the sentences are in a file, by the end of its name; null if all of it is sentences. */
  private static final Map<String, Pattern> SENTENCES =
      Map.of(
          ".java", Pattern.compile("/\\*.*?\\*/|(?<!:)//[^\n]*", Pattern.DOTALL),
          ".js", Pattern.compile("/\\*.*?\\*/|(?<!:)//[^\n]*", Pattern.DOTALL),
          ".css", Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL),
          ".sql", Pattern.compile("--[^\n]*"),
          ".cli", Pattern.compile("#[^\n]*"),
          ".xml", Pattern.compile("<!--.*?-->", Pattern.DOTALL),
          ".md", Pattern.compile(".+", Pattern.DOTALL),
          ".xhtml", Pattern.compile(".+", Pattern.DOTALL));

  private static final Pattern CODE =
      Pattern.compile(
          "#\\{[^}]*}|\\{@\\w+ [^}]*}|<code>.*?</code>|```.*?```|`[^`\n]*`|</?\\w[^>]*>",
          Pattern.DOTALL);

  @Test
  void no_sentence_has_a_habit_of_a_translation() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      List<String> found =
          files
              .filter(PlainWordsTest::isOurs)
              .flatMap(file -> habits(file).stream())
              .collect(Collectors.toList());

      assertThat(found).isEmpty();
    }
  }

  private static boolean isOurs(Path file) {
    String path = ROOT.relativize(file).toString();
    return SENTENCES.keySet().stream().anyMatch(path::endsWith)
        && Files.isRegularFile(file)
        && path.matches("(\\w+-\\w+/)?(src/.*|[^/]+)")
        && !path.endsWith("PlainWordsTest.java");
  }

  private static List<String> habits(Path file) {
    String name = file.getFileName().toString();
    Pattern sentences = SENTENCES.get(name.substring(name.lastIndexOf('.')));
    String text =
        sentences
            .matcher(read(file))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.joining("\n"));
    return HABIT
        .matcher(CODE.matcher(text).replaceAll(" "))
        .results()
        .map(habit -> ROOT.relativize(file) + ": " + habit.group())
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
