package io.groundspeed.platform.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A journey of the demo, as defined in {@code journeys.txt}. */
record DemoJourney(
    String category,
    String title,
    BigDecimal fee,
    String summary,
    String description,
    List<Section> sections) {
  private static final Pattern SECTION = Pattern.compile("- (.+) \\((\\d+)\\): (.+)");

  /** A section of the journey. */
  record Section(String title, int minutes, String description) {
    static Section parse(String line) {
      Matcher parts = SECTION.matcher(line);
      if (!parts.matches()) {
        throw new IllegalArgumentException(line);
      }
      return new Section(parts.group(1), Integer.parseInt(parts.group(2)), parts.group(3));
    }
  }

  static DemoJourney parse(String block) {
    List<String> lines = block.lines().filter(line -> !line.isBlank()).toList();
    String[] head = lines.get(0).split(" \\| ");
    return new DemoJourney(
        head[0],
        head[1],
        new BigDecimal(head[2]),
        head[3],
        lines.get(1),
        lines.stream().skip(2).map(Section::parse).toList());
  }

  String slug() {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
