package io.groundspeed.database;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The current values reported by the database, by {@link HealthMetric} and name. */
public final class Gauges {
  private final Map<HealthMetric, Map<String, Double>> values;

  Gauges(Map<HealthMetric, Map<String, Double>> values) {
    this.values = values;
  }

  /** Returns the value of a metric that has a single value; null if it is unknown. */
  public @Nullable Double value(HealthMetric metric) {
    return of(metric).values().stream().findFirst().orElse(null);
  }

  /** Returns a metric's value for a name; null if it is unknown. */
  public @Nullable Double value(HealthMetric metric, String name) {
    return of(metric).get(name);
  }

  /** Returns a metric's values by name; empty if none are known. */
  public Map<String, Double> of(HealthMetric metric) {
    return values.getOrDefault(metric, Map.of());
  }

  /** Returns the number of client connections. */
  public long connections() {
    return Math.round(of(HealthMetric.CONNECTIONS).values().stream().mapToDouble(d -> d).sum());
  }
}
