package io.groundspeed.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The results of several rounds, by name, in the order of the first round. */
public final class Medians {
  private final Map<String, List<Double>> values = new LinkedHashMap<>();

  public void add(String name, double value) {
    values.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
  }

  public double of(String name) {
    double[] sorted = values.get(name).stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /**
   * Returns the median of the rounds' ratios, because results of one round were measured under the
   * same load.
   */
  public double ratio(String one, String other) {
    Medians ratios = new Medians();
    for (int round = 0; round < values.get(one).size(); round++) {
      ratios.add(one, values.get(one).get(round) / values.get(other).get(round));
    }
    return ratios.of(one);
  }

  public Iterable<String> names() {
    return values.keySet();
  }

  /** Returns a quantile of sorted values. */
  public static double quantile(double[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }
}
