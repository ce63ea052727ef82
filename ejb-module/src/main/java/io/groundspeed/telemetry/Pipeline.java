package io.groundspeed.telemetry;

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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import javax.sql.DataSource;

/** The parts of the pipeline, wired; free of the container, so that tests run the real one. */
public final class Pipeline {
  /** With so many deltas waiting, reads get slow: fold at once. */
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

  /** Makes sure that the days' partitions are there and recalls what was kept apart today. */
  void prepare() throws SQLException {
    retention.createAhead();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT DISTINCT stream, detail
                  FROM groundspeed.telemetry_sketch
                 WHERE resolution = ? AND starts_at = ? AND stream IN (?, ?)
                   AND detail NOT IN ('*', '(other)')
                """)) {
      select.setInt(1, Resolution.DAY.minutes());
      select.setLong(2, Resolution.DAY.startOf(time.instant()));
      select.setInt(3, Stream.VITAL.code()); // what the server itself does is not counted by day
      select.setInt(4, Stream.ASSET.code());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          cardinality.remember(Stream.ofCode(rows.getInt(1)), rows.getString(2));
        }
      }
    }
  }

  /** Folds when the settings' seconds have passed, or when many deltas wait. */
  synchronized void foldWhenDue() throws SQLException {
    Instant now = time.instant();
    boolean due = !now.isBefore(folded.plus(Duration.ofSeconds(settings.foldSeconds())));
    if (due || manyDeltas()) {
      compaction.foldAll();
      folded = now;
    }
  }

  private boolean manyDeltas() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT count(*) FROM (SELECT FROM groundspeed.telemetry_delta LIMIT ?) AS waiting")) {
      select.setInt(1, MANY_DELTAS);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1) == MANY_DELTAS;
      }
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

  /** Returns what bounds the details of each day. */
  public Cardinality cardinality() {
    return cardinality;
  }

  ServedPages servedPages() {
    return servedPages;
  }

  /** Returns what folds deltas into sketches. */
  public Compaction compaction() {
    return compaction;
  }

  Retention retention() {
    return retention;
  }

  /** Returns what reads sketches. */
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
