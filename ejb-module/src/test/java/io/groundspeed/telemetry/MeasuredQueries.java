package io.groundspeed.telemetry;

import io.groundspeed.telemetry.gather.Gatherer;
import io.groundspeed.telemetry.gather.GatheringFigures;
import io.groundspeed.telemetry.gather.Source;
import io.groundspeed.telemetry.intake.TelemetrySettings;
import io.groundspeed.telemetry.sketch.Sketch;
import io.groundspeed.telemetry.sketch.SketchReader;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.telemetry.sketch.Subject;
import io.groundspeed.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.stream.DoubleStream;

/** Writes query durations to a database through the real pipeline. */
public final class MeasuredQueries {
  private final TestDatabase database;
  private final Pipeline pipeline;

  private MeasuredQueries(TestDatabase database, Pipeline pipeline) {
    this.database = database;
    this.pipeline = pipeline;
  }

  /** Uses a pipeline whose clock is stopped. */
  public static MeasuredQueries in(TestDatabase database, Instant now) {
    TelemetrySettings settings =
        new TelemetrySettings("a", 1_000, 1_000, 1_000, 10, 30, 2, 60, 730);
    return new MeasuredQueries(
        database, new Pipeline(database.dataSource(), () -> now, settings, Runnable::run));
  }

  /** Records executions of a named query at a time, with their durations in milliseconds. */
  public void took(String name, Instant at, DoubleStream milliseconds) {
    Sketch times = new Sketch();
    milliseconds.forEach(each -> times.add(each, null));
    Source source =
        batch ->
            batch.count(
                Stream.QUERY, "a.war", new Subject("named-time", name), "a.war\t/a", at, times);
    Gatherer gatherer =
        new Gatherer(
            List.of(source),
            pipeline.cardinality(),
            database.dataSource(),
            "a",
            new GatheringFigures(pipeline.cardinality()));
    gatherer.stop();
    gatherer.run();
  }

  public SketchReader sketches() {
    return pipeline.reader();
  }
}
