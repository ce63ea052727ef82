package io.groundspeed.database;

import java.util.Map;

/** What the database reports of itself now, by {@link HealthMetric} and name. */
public final class Gauges {
  private final Map<HealthMetric, Map<String, Double>> values;

  Gauges(Map<HealthMetric, Map<String, Double>> values) {
    this.values = values;
  }

  /** Returns a metric that has one value; null if it is unknown here. */
  public Double value(HealthMetric metric) {
    return of(metric).values().stream().findFirst().orElse(null);
  }

  /** Returns a metric's value of a name; null if it is unknown here. */
  public Double value(HealthMetric metric, String name) {
    return of(metric).get(name);
  }

  /** Returns a metric's values by name. */
  public Map<String, Double> of(HealthMetric metric) {
    return values.getOrDefault(metric, Map.of());
  }

  /** Returns how many client connections there are. */
  public long connections() {
    return Math.round(of(HealthMetric.CONNECTIONS).values().stream().mapToDouble(d -> d).sum());
  }
}
