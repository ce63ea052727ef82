package io.groundspeed.endpoint;

import io.groundspeed.probe.record.TimePart;
import io.groundspeed.telemetry.sketch.SketchRow;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where the time of an endpoint's requests went. The sums are exact, in milliseconds. The time of
 * the network was spent waiting for request bodies and is not part of response times.
 *
 * @param millis by part, without the parts that took no time
 */
public record TimeSplit(Map<TimePart, Double> millis) {
  static final List<String> SUBJECTS =
      Arrays.stream(TimePart.values()).map(TimeSplit::subject).toList();

  private static final String PREFIX = "part-";

  /** Returns the name of a part's subjects in the sketches. */
  static String subject(TimePart part) {
    return PREFIX + part.name().toLowerCase(Locale.ROOT);
  }

  /** Adds up rows, all of which belong to one endpoint. */
  static TimeSplit of(Iterable<SketchRow> rows) {
    Map<TimePart, Double> millis = new EnumMap<>(TimePart.class);
    for (SketchRow row : rows) {
      String part = row.name().substring(PREFIX.length()).toUpperCase(Locale.ROOT);
      millis.merge(TimePart.valueOf(part), row.sketch().sum(), Double::sum);
    }
    millis.values().removeIf(sum -> sum <= 0);
    return new TimeSplit(millis);
  }

  /** Returns the time of a part. */
  public double of(TimePart part) {
    return millis.getOrDefault(part, 0.0);
  }

  /** Returns the time of all parts. */
  public double total() {
    return millis.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Returns the share of a part, 0 to 1; NaN if nothing was recorded. */
  public double share(TimePart part) {
    return of(part) / total();
  }
}
