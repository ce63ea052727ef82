package io.groundspeed.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sentences on screens are plain English, without the habits that read like a translation. */
class PlainWordsTest {
  private static final Path SCREENS = Path.of("src/main/webapp");
  private static final Pattern HABIT =
      Pattern.compile(
          "\\b(nobody|by (itself|themselves)|of (its|their|his) own|anew|so many|take place"
              + "|takes place|stands? (in|on|for|out)|(tells|told|tell) |he|his|him"
              + "|come by the clock|go by)\\b[^\n]{0,60}",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CODE =
      Pattern.compile("<!--.*?-->|#\\{[^}]*}|<code>.*?</code>|<[^>]*>", Pattern.DOTALL);

  @Test
  void no_screen_has_a_habit_of_a_translation() throws IOException {
    try (Stream<Path> files = Files.walk(SCREENS)) {
      List<String> found =
          files
              .filter(file -> file.toString().matches(".*\\.(xhtml|html)"))
              .flatMap(file -> habits(file).stream())
              .toList();

      assertThat(found).isEmpty();
    }
  }

  private static List<String> habits(Path file) {
    List<String> habits = new ArrayList<>();
    Matcher habit = HABIT.matcher(text(file));
    while (habit.find()) {
      habits.add(SCREENS.relativize(file) + ": " + habit.group());
    }
    return habits;
  }

  private static String text(Path file) {
    try {
      return CODE.matcher(Files.readString(file)).replaceAll(" ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
