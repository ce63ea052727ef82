package io.groundspeed.bench.statement;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/** Nanoseconds of processor time by benchmark and wrapper, of each iteration of each round. */
final class Costs {
  private static final String METHOD = "\\.(?=[^.]*$)";

  private final Map<String, DoubleStream.Builder> measured = new LinkedHashMap<>();

  void add(Collection<RunResult> round) {
    for (RunResult result : round) {
      String[] names = result.getParams().getBenchmark().split(METHOD);
      String wrapper = result.getParams().getParam("wrapper");
      for (BenchmarkResult fork : result.getBenchmarkResults()) {
        for (IterationResult iteration : fork.getIterationResults()) {
          measured
              .computeIfAbsent(
                  wrapper == null ? names[1] : names[1] + " " + wrapper,
                  absent -> DoubleStream.builder())
              .add(iteration.getSecondaryResults().get(CpuTime.NANOS).getScore());
        }
      }
    }
  }

  void addLookUps(Map<Wrapper, Double> nanos) {
    nanos.forEach(
        (wrapper, each) ->
            measured
                .computeIfAbsent("lookUp " + wrapper, absent -> DoubleStream.builder())
                .add(each));
  }

  /** Returns the medians of the values added until now. May be called only once. */
  Map<String, Double> medians() {
    Map<String, Double> medians = new LinkedHashMap<>();
    measured.forEach((name, values) -> medians.put(name, median(values.build().toArray())));
    return medians;
  }

  /** Sorts the array in place. */
  static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
