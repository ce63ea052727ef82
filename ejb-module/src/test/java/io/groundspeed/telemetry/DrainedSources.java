package io.groundspeed.telemetry;

import io.groundspeed.telemetry.gather.Gatherer;
import io.groundspeed.telemetry.gather.GatheringFigures;
import io.groundspeed.telemetry.gather.Source;
import io.groundspeed.telemetry.intake.TelemetrySettings;
import io.groundspeed.telemetry.sketch.SketchReader;
import io.groundspeed.testing.TestDatabase;
import java.time.InstantSource;
import java.util.List;

/** Writes what sources have measured to a database through the real pipeline. */
public final class DrainedSources {
  private final TestDatabase database;
  private final Pipeline pipeline;

  public DrainedSources(TestDatabase database, InstantSource time) {
    this.database = database;
    TelemetrySettings settings =
        new TelemetrySettings("a", 1_000, 1_000, 1_000, 10, 30, 2, 60, 730);
    pipeline = new Pipeline(database.dataSource(), time, settings, Runnable::run);
  }

  /** Drains the sources once and stores what they had. */
  public void store(Source... sources) {
    Gatherer gatherer =
        new Gatherer(
            List.of(sources),
            pipeline.cardinality(),
            database.dataSource(),
            "a",
            new GatheringFigures(pipeline.cardinality()));
    gatherer.stop();
    gatherer.run();
  }

  /** Returns the reader of what was stored. */
  public SketchReader sketches() {
    return pipeline.reader();
  }
}
