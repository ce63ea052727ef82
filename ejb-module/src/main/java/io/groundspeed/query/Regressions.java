package io.groundspeed.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Finds where a query became slower: its p95 is more than twice the median of the preceding points,
 * and at least 5 ms higher. A query that stays slow becomes the new baseline.
 */
final class Regressions {
  private static final int LOOKED_BACK = 24;
  private static final int LEAST = 5;
  private static final double TIMES = 2;
  private static final double BY_MS = 5;

  private Regressions() {}

  static List<QueryPoint> in(List<QueryPoint> points) {
    List<QueryPoint> slower = new ArrayList<>();
    Deque<Double> before = new ArrayDeque<>();
    for (QueryPoint point : points) {
      if (point.calls() > 0) {
        if (before.size() >= LEAST && isSlower(point.p95(), median(before))) {
          slower.add(point);
        }
        before.addLast(point.p95());
        if (before.size() > LOOKED_BACK) {
          before.removeFirst();
        }
      }
    }
    return slower;
  }

  private static boolean isSlower(double p95, double usual) {
    return p95 > TIMES * usual && p95 - usual >= BY_MS;
  }

  private static double median(Deque<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
