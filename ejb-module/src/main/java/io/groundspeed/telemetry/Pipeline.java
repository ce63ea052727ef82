package io.groundspeed.telemetry;

import io.groundspeed.postgres.Sql;
import io.groundspeed.telemetry.flush.Flusher;
import io.groundspeed.telemetry.flush.Replacement;
import io.groundspeed.telemetry.intake.Accounting;
import io.groundspeed.telemetry.intake.Cardinality;
import io.groundspeed.telemetry.intake.Intake;
import io.groundspeed.telemetry.intake.ServedPages;
import io.groundspeed.telemetry.intake.TelemetrySettings;
import io.groundspeed.telemetry.sketch.Compaction;
import io.groundspeed.telemetry.sketch.Resolution;
import io.groundspeed.telemetry.sketch.SketchReader;
import io.groundspeed.telemetry.sketch.Stream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/**
 * Assembles the parts of the pipeline. It is independent of the container, so that tests use the
 * real one.
 */
public final class Pipeline {
  /**
   * Of vitals and assets only: the server's own statements and requests are not limited per day.
   */
  private static final String DETAILS_OF_TODAY =
      """
      SELECT DISTINCT stream, detail
        FROM groundspeed.telemetry_sketch
       WHERE resolution = ? AND starts_at = ? AND stream IN (?, ?)
         AND detail NOT IN ('*', '(other)')
      """;

  private static final String WAITING_DELTAS =
      "SELECT count(*) FROM (SELECT FROM groundspeed.telemetry_delta LIMIT ?) AS waiting";

  /** From this many waiting deltas on, reads become slow, so they are folded immediately. */
  private static final int MANY_DELTAS = 200;

  private final DataSource dataSource;
  private final InstantSource time;
  private final TelemetrySettings settings;
  private final Accounting accounting = new Accounting();
  private final Cardinality cardinality;
  private final ServedPages servedPages;
  private final Intake intake;
  private final Flusher flusher;
  private final Compaction compaction;
  private final Retention retention;
  private final SketchReader reader;
  private Instant folded = Instant.EPOCH;

  Pipeline(
      DataSource dataSource, InstantSource time, TelemetrySettings settings, Executor answers) {
    this.dataSource = dataSource;
    this.time = time;
    this.settings = settings;
    cardinality = new Cardinality(time, settings.detailsPerDay());
    servedPages = new ServedPages(time);
    intake = new Intake(accounting, cardinality, settings.capacity());
    flusher = new Flusher(intake, accounting, dataSource, answers, new Replacement(time), settings);
    compaction = new Compaction(dataSource);
    retention = new Retention(dataSource, time, settings);
    reader =
        new SketchReader(
            dataSource,
            time,
            Duration.ofDays(settings.minuteDays()),
            Duration.ofDays(settings.hourDays()));
  }

  /**
   * Creates missing daily partitions, and restores the details that were already counted separately
   * today.
   */
  void prepare() throws SQLException {
    retention.createAhead();
    try (Connection connection = dataSource.getConnection()) {
      Sql.of(connection, DETAILS_OF_TODAY)
          .with(Resolution.DAY.minutes(), Resolution.DAY.startOf(time.instant()))
          .with(Stream.VITAL.code(), Stream.ASSET.code())
          .each(row -> cardinality.remember(Stream.ofCode(row.getInt(1)), row.getString(2)));
    }
  }

  /** Folds if the configured interval has passed, or many deltas are waiting. */
  synchronized void foldWhenDue() throws SQLException {
    Instant now = time.instant();
    boolean due = !now.isBefore(folded.plus(Duration.ofSeconds(settings.foldSeconds())));
    if (due || manyDeltas()) {
      compaction.foldAll();
      folded = now;
    }
  }

  private boolean manyDeltas() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.of(connection, WAITING_DELTAS).with(MANY_DELTAS).one(row -> row.getInt(1))
          == MANY_DELTAS;
    }
  }

  Intake intake() {
    return intake;
  }

  Flusher flusher() {
    return flusher;
  }

  Accounting accounting() {
    return accounting;
  }

  /** Returns the limiter of distinct details. */
  public Cardinality cardinality() {
    return cardinality;
  }

  ServedPages servedPages() {
    return servedPages;
  }

  /** Returns the component that folds deltas into sketches. */
  public Compaction compaction() {
    return compaction;
  }

  Retention retention() {
    return retention;
  }

  /** Returns the reader of sketches. */
  public SketchReader reader() {
    return reader;
  }

  PipelineState state() {
    return new PipelineState(
        settings.node(),
        accounting.balance(),
        intake.fill(),
        flusher.figures().state(),
        cardinality.others());
  }
}
