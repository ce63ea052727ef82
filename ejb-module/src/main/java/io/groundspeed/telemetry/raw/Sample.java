package io.groundspeed.telemetry.raw;

import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.telemetry.sketch.Resolution;
import io.groundspeed.telemetry.sketch.SketchKey;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.telemetry.sketch.Subject;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * One measured value on its way into the raw log and the sketches.
 *
 * @param stream what kind of thing was measured
 * @param subject what the value is about
 * @param segment the dimensions it can be filtered by, as the stream's feature writes them; never
 *     {@link Subject#ALL}
 * @param value finite, ≥ 0, in the unit of the stream
 * @param rating the judgement of the value, null where the stream is not rated
 * @param time when it was measured; its UTC minute is where the sketches count it
 * @param identity what makes a sample sent again the same sample; null: each is a new one
 * @param row what the raw log keeps
 */
public record Sample(
    Stream stream,
    Subject subject,
    String segment,
    double value,
    Rating rating,
    Instant time,
    UUID identity,
    RawRow row) {
  public Sample {
    Objects.requireNonNull(stream, "stream");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(segment, "segment");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(row, "row");
  }

  /** Returns the sketch that counts the sample. */
  public SketchKey key() {
    return new SketchKey(
        stream, subject.name(), subject.detail(), segment, Resolution.MINUTE.startOf(time));
  }
}
