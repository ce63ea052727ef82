package io.groundspeed.telemetry;

import io.groundspeed.telemetry.sketch.Sketch;
import io.groundspeed.telemetry.sketch.SketchReader;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.telemetry.sketch.Subject;
import io.groundspeed.testing.TestDatabase;
import java.time.Instant;
import java.util.stream.DoubleStream;

/** Writes query durations to a database through the real pipeline. */
public final class MeasuredQueries {
  private final DrainedSources stored;

  private MeasuredQueries(DrainedSources stored) {
    this.stored = stored;
  }

  /** Uses a pipeline whose clock is stopped. */
  public static MeasuredQueries in(TestDatabase database, Instant now) {
    return new MeasuredQueries(new DrainedSources(database, () -> now));
  }

  /** Records executions of a named query at a time, with their durations in milliseconds. */
  public void took(String name, Instant at, DoubleStream milliseconds) {
    Sketch times = new Sketch();
    milliseconds.forEach(each -> times.add(each, null));
    stored.store(
        batch ->
            batch.count(
                Stream.QUERY, "a.war", new Subject("named-time", name), "a.war\t/a", at, times));
  }

  public SketchReader sketches() {
    return stored.sketches();
  }
}
