package io.groundspeed.platform.demo;

import java.util.List;

/** A mentor of the demo, as {@code mentors.txt} has him. */
record DemoMentor(String name, String headline, String bio, List<String> specializations) {
  static DemoMentor parse(String line) {
    String[] parts = line.split(" \\| ");
    return new DemoMentor(parts[0], parts[1], parts[2], List.of(parts[3].split(", ")));
  }
}
