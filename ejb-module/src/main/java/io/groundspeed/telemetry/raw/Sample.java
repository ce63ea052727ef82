package io.groundspeed.telemetry.raw;

import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.telemetry.sketch.Resolution;
import io.groundspeed.telemetry.sketch.SketchKey;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.telemetry.sketch.Subject;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One measured value on its way to the raw log and the sketches.
 *
 * @param stream the kind of measurement
 * @param subject what the value is about
 * @param segment the dimensions for filtering, in the format of the stream's feature; never {@link
 *     Subject#ALL}
 * @param value finite, ≥ 0, in the unit of the stream
 * @param rating the rating of the value; null if the stream is not rated
 * @param time when it was measured; its UTC minute is where the sketches count it
 * @param identity identifies a sample that is sent again; null if each one is new
 * @param row the row for the raw log
 */
public record Sample(
    Stream stream,
    Subject subject,
    String segment,
    double value,
    @Nullable Rating rating,
    Instant time,
    @Nullable UUID identity,
    RawRow row) {
  public Sample {
    Objects.requireNonNull(stream, "stream");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(segment, "segment");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(row, "row");
  }

  /** Returns the key of the sketch that counts the sample. */
  public SketchKey key() {
    return new SketchKey(
        stream, subject.name(), subject.detail(), segment, Resolution.MINUTE.startOf(time));
  }
}
