package io.groundspeed.bench.throughput;

import static io.groundspeed.bench.throughput.Subject.MELODY;
import static io.groundspeed.bench.throughput.Subject.OFF;
import static io.groundspeed.bench.throughput.Subject.ON;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The first minute in which a page is read from servers that have just started: slices of five
 * seconds in turn, without a warm-up, and the processor time for compiling bytecode.
 */
final class FirstMinute {
  private static final Duration SLICE = Duration.ofSeconds(5);
  private static final int SLICES = 12;

  private final List<Subject> subjects;
  private final Map<String, List<Visits>> slices = new HashMap<>();

  /**
   * @param subjects with the names in {@link Subject}
   */
  FirstMinute(List<Subject> subjects) {
    this.subjects = subjects;
  }

  void measure(String page) throws Exception {
    for (int slice = 0; slice < SLICES; slice++) {
      for (int i = 0; i < subjects.size(); i++) {
        Subject subject = subjects.get((slice + i) % subjects.size());
        slices
            .computeIfAbsent(subject.name(), first -> new ArrayList<>())
            .add(subject.visit(page, SLICE));
      }
    }
  }

  void print(PrintStream out) {
    out.printf("%nThe first minute after the start, in slices of %d s%n", SLICE.toSeconds());
    out.printf(
        "%8s %26s %16s %30s %30s%n",
        "", "pages per second", "", "compilers, processor seconds", "request threads, us per page");
    out.printf(
        "%8s %8s %8s %8s %8s %8s %14s %7s %7s %14s %7s %7s%n",
        "seconds", "on", "off", "JM", "on/off", "JM/off", "on", "off", "JM", "on", "off", "JM");
    for (int slice = 0; slice < SLICES; slice++) {
      print(out, slice, slice + 1);
    }
    print(out, 0, SLICES);
  }

  /** Prints the means of some slices, and the sum of the compilation time. */
  private void print(PrintStream out, int from, int to) {
    double on = mean(ON, from, to, Visits::perSecond);
    double off = mean(OFF, from, to, Visits::perSecond);
    double melody = mean(MELODY, from, to, Visits::perSecond);
    out.printf(
        "%3d - %2d %,8.0f %,8.0f %,8.0f %8.3f %8.3f %14.2f %7.2f %7.2f %14.0f %7.0f %7.0f%n",
        from * SLICE.toSeconds(),
        to * SLICE.toSeconds(),
        on,
        off,
        melody,
        on / off,
        melody / off,
        (to - from) * mean(ON, from, to, Visits::compilerSeconds),
        (to - from) * mean(OFF, from, to, Visits::compilerSeconds),
        (to - from) * mean(MELODY, from, to, Visits::compilerSeconds),
        mean(ON, from, to, Visits::requestMicrosEach),
        mean(OFF, from, to, Visits::requestMicrosEach),
        mean(MELODY, from, to, Visits::requestMicrosEach));
  }

  private double mean(String subject, int from, int to, ToDoubleFunction<Visits> what) {
    return slices.get(subject).subList(from, to).stream().mapToDouble(what).average().orElseThrow();
  }
}
