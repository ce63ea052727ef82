package io.groundspeed.overview;

import io.groundspeed.telemetry.sketch.DeltaBatch;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.telemetry.sketch.Resolution;
import io.groundspeed.telemetry.sketch.SketchKey;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.vitals.VitalMetric;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Statements and requests of an application, written as a flush writes them, at chosen times. */
final class SeededTelemetry {
  static final String DEPLOYMENT = "seeded.war";
  private static final String TIME = "time";

  private final String deployment;

  private final DeltaBatch batch = new DeltaBatch();
  private final Instant now = Instant.now();
  private int samples;

  /** Seeds what {@link #DEPLOYMENT} did. */
  SeededTelemetry() {
    this(DEPLOYMENT);
  }

  SeededTelemetry(String deployment) {
    this.deployment = deployment;
  }

  /** Adds executions of a statement. */
  SeededTelemetry query(String hash, int calls, double millis, Duration ago) {
    return query(hash, "/seeded", calls, millis, ago);
  }

  /** Adds executions of a statement by the requests to an endpoint. */
  SeededTelemetry query(String hash, String template, int calls, double millis, Duration ago) {
    SketchKey key = key(Stream.QUERY, TIME, "sql:" + hash, deployment + "\t" + template, ago);
    return add(key, calls, millis);
  }

  /** Adds requests to an endpoint. */
  SeededTelemetry requests(String template, int status, int calls, double millis, Duration ago) {
    String segment = deployment + "\t" + status;
    return add(key(Stream.ENDPOINT, TIME, "GET " + template, segment, ago), calls, millis);
  }

  /** Adds poor samples of a vital on a page, measured on tablets. */
  SeededTelemetry poor(String metric, String page, int visits, double value, Duration ago) {
    return poor(metric, page, "tablet", visits, value, ago);
  }

  /** Adds poor samples of a vital on a page, measured on one device type. */
  SeededTelemetry poor(
      String metric, String page, String device, int visits, double value, Duration ago) {
    batch
        .sketch(key(Stream.VITAL, metric, page, device + "\t\t\t", ago))
        .add(value, Rating.POOR, visits);
    samples += visits;
    return this;
  }

  /** Adds samples of a vital on a page, rated by its thresholds. */
  SeededTelemetry vitals(
      VitalMetric metric, String page, String device, double value, Duration ago) {
    batch
        .sketch(key(Stream.VITAL, metric.name(), page, device + "\t4g\t\t", ago))
        .add(value, metric.rate(value), 1);
    samples++;
    return this;
  }

  /**
   * Adds reads of the cache.
   *
   * @param outcome {@code hits} or {@code misses}
   */
  SeededTelemetry reads(String outcome, int reads, Duration ago) {
    return reads(outcome, "seeded:*", reads, 0, ago);
  }

  /** Adds reads of keys with a pattern, each of which misses and is loaded. */
  SeededTelemetry misses(String pattern, int misses, double loadMillis, Duration ago) {
    return reads("misses", pattern, misses, 0, ago)
        .reads("loads", pattern, misses, loadMillis, ago);
  }

  private SeededTelemetry reads(
      String measure, String pattern, int count, double value, Duration ago) {
    return add(key(Stream.CACHE, measure, pattern, "kv\tseed", ago), count, value);
  }

  private SketchKey key(Stream stream, String name, String detail, String segment, Duration ago) {
    return new SketchKey(stream, name, detail, segment, Resolution.MINUTE.startOf(now.minus(ago)));
  }

  private SeededTelemetry add(SketchKey key, int count, double value) {
    batch.sketch(key).add(value, null, count);
    samples += count;
    return this;
  }

  void store() throws SQLException {
    try (Connection connection = Groundspeed.database().connect();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO groundspeed.telemetry_delta (node, samples, packed)"
                    + " VALUES ('seed', ?, ?)")) {
      insert.setInt(1, samples);
      insert.setBytes(2, batch.toBytes());
      insert.executeUpdate();
    }
  }

  /** Removes everything that was measured. */
  static void forget() {
    Groundspeed.database().forgetVisits();
  }
}
