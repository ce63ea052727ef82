package io.groundspeed.overview;

import io.groundspeed.telemetry.sketch.DeltaBatch;
import io.groundspeed.telemetry.sketch.Resolution;
import io.groundspeed.telemetry.sketch.SketchKey;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.testing.Groundspeed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Statements and requests of an application, written as a flush writes them, at chosen times. */
final class SeededTelemetry {
  private static final String DEPLOYMENT = "seeded.war";

  private final DeltaBatch batch = new DeltaBatch();
  private final Instant now = Instant.now();
  private int samples;

  /** Adds executions of a statement. */
  SeededTelemetry query(String hash, int calls, double millis, Duration ago) {
    return add(Stream.QUERY, "sql:" + hash, DEPLOYMENT + "\t/seeded", calls, millis, ago);
  }

  /** Adds requests to an endpoint. */
  SeededTelemetry requests(String template, int status, int calls, double millis, Duration ago) {
    return add(Stream.ENDPOINT, "GET " + template, DEPLOYMENT + "\t" + status, calls, millis, ago);
  }

  private SeededTelemetry add(
      Stream stream, String detail, String segment, int calls, double millis, Duration ago) {
    long minute = Resolution.MINUTE.startOf(now.minus(ago));
    for (int i = 0; i < calls; i++) {
      batch.sketch(new SketchKey(stream, "time", detail, segment, minute)).add(millis, null);
    }
    samples += calls;
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
