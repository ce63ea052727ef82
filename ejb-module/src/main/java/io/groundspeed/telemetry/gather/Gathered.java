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

/**
 * What sources handed over and is not on disk yet: sketches, and rows for the raw logs. Used by one
 * thread.
 */
public final class Gathered {
  /** Of a millisecond. */
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
   * @param deployment whose limit of distinct details the subject is part of
   * @param time the sketches count them in its UTC minute
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
            durations.greatest() / NANOS));
  }

  /** Says how many events the counts stand for, for the accounting. */
  public void events(long more) {
    events += more;
  }

  /** Adds a row for its raw log. */
  public void keep(RawRow row, Instant time) {
    rows.add(new Kept(row, time));
  }

  /** Adds what is written in the same transaction. */
  public void with(Companion companion) {
    companions.add(companion);
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

  /** What a source writes beside counts and rows; may run again, after a failure. */
  public interface Companion {
    void write(Connection connection) throws SQLException;
  }
}
