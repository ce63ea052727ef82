package io.groundspeed.telemetry.gather;

import io.groundspeed.probe.record.Counts;
import io.groundspeed.telemetry.intake.Cardinality;
import io.groundspeed.telemetry.raw.RawRow;
import io.groundspeed.telemetry.sketch.DeltaBatch;
import io.groundspeed.telemetry.sketch.Resolution;
import io.groundspeed.telemetry.sketch.Sketch;
import io.groundspeed.telemetry.sketch.SketchKey;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.telemetry.sketch.Subject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Data that sources have supplied and that is not stored yet: sketches, and rows for the raw logs.
 * Used by one thread.
 */
public final class Gathered {
  /** Nanoseconds per millisecond. */
  private static final double NANOS = 1e6;

  private final Cardinality cardinality;
  private final DeltaBatch deltas = new DeltaBatch();
  private final List<Kept> rows = new ArrayList<>();
  private final List<Companion> companions = new ArrayList<>();
  private long events;

  Gathered(Cardinality cardinality) {
    this.cardinality = cardinality;
  }

  /**
   * Adds values that were counted together.
   *
   * @param deployment whose limit of distinct details applies to the subject
   * @param time its UTC minute is where the sketches count the values
   */
  public void count(
      Stream stream,
      String deployment,
      Subject subject,
      String segment,
      Instant time,
      Sketch values) {
    Subject bound = cardinality.bound(stream, deployment, subject, time);
    deltas
        .sketch(
            new SketchKey(
                stream, bound.name(), bound.detail(), segment, Resolution.MINUTE.startOf(time)))
        .merge(values);
  }

  /** Adds durations that the probe counted together, in milliseconds. */
  public void count(
      Stream stream,
      String deployment,
      Subject subject,
      String segment,
      Instant time,
      Counts durations) {
    count(
        stream,
        deployment,
        subject,
        segment,
        time,
        Sketch.ofBuckets(
            durations.firstBucket(),
            durations.buckets(),
            durations.nanos() / NANOS,
            durations.extremes().least() / NANOS,
            durations.extremes().greatest() / NANOS));
  }

  /** Adds to the number of events that the counts represent, for the accounting. */
  public void events(long more) {
    events += more;
  }

  /** Adds a row for its raw log. */
  public void keep(RawRow row, Instant time) {
    rows.add(new Kept(row, time));
  }

  /** Adds a further write for the same transaction. */
  public void with(Companion companion) {
    companions.add(companion);
  }

  /** Returns the batch's further write of a kind, which is added if there is none yet. */
  public <C extends Companion> C companion(Class<C> kind, Supplier<C> create) {
    for (Companion companion : companions) {
      if (kind.isInstance(companion)) {
        return kind.cast(companion);
      }
    }
    C added = create.get();
    companions.add(added);
    return added;
  }

  DeltaBatch deltas() {
    return deltas;
  }

  List<Kept> rows() {
    return rows;
  }

  void removeRows(int first) {
    rows.subList(0, first).clear();
  }

  List<Companion> companions() {
    return companions;
  }

  long events() {
    return events;
  }

  boolean isEmpty() {
    return deltas.isEmpty() && rows.isEmpty() && companions.isEmpty();
  }

  /** A row and its time. */
  record Kept(RawRow row, Instant time) {}

  /** A source's additional write. It may run again after a failure. */
  public interface Companion {
    /** Writes over the connection of the transaction. */
    void write(Connection connection) throws SQLException;
  }
}
