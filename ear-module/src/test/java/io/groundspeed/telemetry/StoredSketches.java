package io.groundspeed.telemetry;

import io.groundspeed.telemetry.sketch.DeltaBatch;
import io.groundspeed.telemetry.sketch.Resolution;
import io.groundspeed.telemetry.sketch.Sketch;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.telemetry.sketch.Subject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** The sketches in the database, summed without the reader that the screens use. */
public final class StoredSketches {
  private static final String ALL =
      """
      SELECT resolution, segment, sketch
        FROM groundspeed.telemetry_sketch
       WHERE stream = ? AND name = ? AND detail = ?
      UNION ALL
      SELECT NULL, NULL, packed
        FROM groundspeed.telemetry_delta
      """;

  private StoredSketches() {}

  /**
   * Returns the number of values of a deployment in the sketches, by resolution in minutes. Values
   * that wait to be folded count in all resolutions.
   *
   * @param name of the subjects, for example {@code time}
   * @param detail the endpoint or the query
   */
  public static Map<Integer, Long> counts(
      Connection connection, Stream stream, String name, String detail, String deployment)
      throws SQLException {
    Map<Integer, Long> counts = new TreeMap<>();
    for (Resolution resolution : Resolution.values()) {
      counts.put(resolution.minutes(), 0L);
    }
    try (PreparedStatement select = connection.prepareStatement(ALL)) {
      select.setInt(1, stream.code());
      select.setString(2, name);
      select.setString(3, detail);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          if (row.getString(1) == null) {
            long waiting = waiting(row.getBytes(3), stream, new Subject(name, detail), deployment);
            counts.replaceAll((resolution, count) -> count + waiting);
          } else if (isOf(deployment, row.getString(2))) {
            counts.merge(row.getInt(1), Sketch.ofBytes(row.getBytes(3)).count(), Long::sum);
          }
        }
      }
    }
    return counts;
  }

  private static long waiting(byte[] packed, Stream stream, Subject subject, String deployment) {
    long[] count = new long[1];
    DeltaBatch.read(
        packed,
        (key, sketch) -> {
          if (key.stream() == stream
              && key.name().equals(subject.name())
              && key.detail().equals(subject.detail())
              && isOf(deployment, key.segment())) {
            count[0] += sketch.count();
          }
        });
    return count[0];
  }

  private static boolean isOf(String deployment, String segment) {
    return segment.startsWith(deployment + "\t");
  }
}
