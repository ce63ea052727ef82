package io.groundspeed.platform.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The texts of the demo, from resource files in this package. */
final class DemoTexts {
  private DemoTexts() {}

  static List<DemoJourney> journeys() {
    return blocks("journeys.txt").map(DemoJourney::parse).toList();
  }

  static List<DemoMentor> mentors() {
    return read("mentors.txt").lines().map(DemoMentor::parse).toList();
  }

  /** Returns the sentences under a heading of {@code phrases.txt}. */
  static List<String> phrases(String heading) {
    return blocks("phrases.txt")
        .filter(block -> block.startsWith(heading + "\n"))
        .flatMap(block -> block.lines().skip(1))
        .toList();
  }

  /** Returns combinations of first and last names, in an order in which neighbours differ. */
  static List<String> people(int count) {
    List<List<String>> names =
        read("names.txt").lines().map(line -> List.of(line.split(" "))).toList();
    List<String> first = names.get(0);
    List<String> last = names.get(1);
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(
            i -> first.get(i % first.size()) + " " + last.get((i + i / first.size()) % last.size()))
        .toList();
  }

  private static java.util.stream.Stream<String> blocks(String file) {
    return Arrays.stream(read(file).split("(?m)^# ")).skip(1);
  }

  private static String read(String file) {
    try (InputStream in = DemoTexts.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
