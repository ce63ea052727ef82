package io.groundspeed.bench.statement;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/**
 * Look-ups by primary key over PostgreSQL, a hundred through each wrapper in turn on one thread.
 * The difference to the raw driver's hundred of the same round is what a wrapper adds. It is a
 * hundredth of a look-up, and two JVMs differ by more than that.
 */
final class LookUps {
  private static final int EACH = 100;
  private static final int WARM_UP = 100;
  private static final int ROUNDS = 400;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<Wrapper, Connection> connections = new EnumMap<>(Wrapper.class);
  private final Map<Wrapper, double[]> nanos = new EnumMap<>(Wrapper.class);

  /** Returns the processor time of one look-up in nanoseconds, as medians of all rounds. */
  Map<Wrapper, Double> measure(String url) throws SQLException {
    for (Wrapper wrapper : Wrapper.values()) {
      connections.put(wrapper, wrapper.around(DriverManager.getConnection(url)));
      nanos.put(wrapper, new double[ROUNDS]);
    }
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      round(Math.max(0, i));
    }
    for (Connection connection : connections.values()) {
      connection.close();
    }
    return medians();
  }

  private void round(int number) throws SQLException {
    for (var through : connections.entrySet()) {
      long start = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < EACH; i++) {
        StatementBenchmark.lookUp(through.getValue());
      }
      nanos.get(through.getKey())[number] =
          (threads.getCurrentThreadCpuTime() - start) / (double) EACH;
    }
  }

  /**
   * Returns the raw driver's median, and for each other wrapper that plus the median of the
   * differences to it.
   */
  private Map<Wrapper, Double> medians() {
    double[] raw = nanos.get(Wrapper.RAW).clone();
    Map<Wrapper, Double> medians = new EnumMap<>(Wrapper.class);
    nanos.forEach((wrapper, each) -> medians.put(wrapper, Costs.median(minus(each, raw))));
    double base = Costs.median(raw.clone());
    medians.replaceAll((wrapper, added) -> base + added);
    return medians;
  }

  private static double[] minus(double[] left, double[] right) {
    double[] difference = new double[left.length];
    for (int i = 0; i < left.length; i++) {
      difference[i] = left[i] - right[i];
    }
    return difference;
  }
}
