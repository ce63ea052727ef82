package io.groundspeed.bench.throughput;

import static io.groundspeed.bench.throughput.Subject.OFF;
import static io.groundspeed.bench.throughput.Subject.ON;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same pages on servers that are started several times. The JIT compiler decides differently in
 * each JVM, and that changes the throughput more than the probe does, so only several starts can
 * compare on with off.
 */
final class Starts {
  /** Two standard errors on each side hold about 95 % of a normal distribution. */
  private static final double INTERVAL = 2;

  private final List<String> pages;
  private final Map<String, List<Double>> medians = new LinkedHashMap<>();

  /**
   * @param pages paths on all servers
   */
  Starts(List<String> pages) {
    this.pages = pages;
  }

  /** Adds the medians of one start of a server with the probe and of one without. */
  void add(Rounds rounds) {
    for (String page : pages) {
      for (String name : List.of(ON, OFF)) {
        medians
            .computeIfAbsent(page + name, first -> new ArrayList<>())
            .add(rounds.perSecond(page, name));
      }
    }
  }

  void print(PrintStream out) {
    out.printf(
        "%n%-36s %6s %26s %26s %8s %17s%n",
        "pages per second, by start", "starts", ON, OFF, "on/off", "95 % interval");
    for (String page : pages) {
      Sample on = Sample.of(medians.getOrDefault(page + ON, List.of()));
      Sample off = Sample.of(medians.getOrDefault(page + OFF, List.of()));
      double ratio = on.logMean() - off.logMean();
      double error = INTERVAL * Math.hypot(on.error(), off.error());
      out.printf(
          "%-36s %6d %26s %26s %8.3f %8.3f -%7.3f%n",
          page,
          on.count(),
          on.text(),
          off.text(),
          Math.exp(ratio),
          Math.exp(ratio - error),
          Math.exp(ratio + error));
    }
  }

  /**
   * The starts of one server.
   *
   * @param logMean mean of the logarithms of pages per second
   * @param error standard error of that mean
   */
  private record Sample(int count, double lowest, double highest, double logMean, double error) {
    static Sample of(List<Double> values) {
      double[] logs = values.stream().mapToDouble(Math::log).sorted().toArray();
      double mean = values.stream().mapToDouble(Math::log).average().orElse(Double.NaN);
      double squares = 0;
      for (double log : logs) {
        squares += (log - mean) * (log - mean);
      }
      int n = logs.length;
      return new Sample(
          n,
          Math.exp(logs[0]),
          Math.exp(logs[n - 1]),
          mean,
          n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n));
    }

    String text() {
      return "%,.0f (%,.0f - %,.0f)".formatted(Math.exp(logMean), lowest, highest);
    }
  }
}
