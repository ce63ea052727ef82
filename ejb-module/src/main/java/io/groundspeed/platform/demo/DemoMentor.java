package io.groundspeed.platform.demo;

import java.util.List;

/**
 * A mentor of the demo, as defined in {@code mentors.txt}. The category is that of the journeys
 * they guide.
 */
record DemoMentor(
    String category, String name, String headline, String bio, List<String> specializations) {
  static DemoMentor parse(String line) {
    String[] parts = line.split(" \\| ");
    return new DemoMentor(parts[0], parts[1], parts[2], parts[3], List.of(parts[4].split(", ")));
  }
}
