package io.groundspeed.telemetry;

import io.groundspeed.postgres.CopyText;
import io.groundspeed.telemetry.flush.Flusher;
import io.groundspeed.telemetry.intake.Accounting;
import io.groundspeed.telemetry.intake.Identity;
import io.groundspeed.telemetry.intake.Outcome;
import io.groundspeed.telemetry.intake.TelemetrySettings;
import io.groundspeed.telemetry.raw.RawLogEntity;
import io.groundspeed.telemetry.raw.RawRow;
import io.groundspeed.telemetry.raw.RawTable;
import io.groundspeed.telemetry.raw.Sample;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.telemetry.sketch.Resolution;
import io.groundspeed.telemetry.sketch.Sketch;
import io.groundspeed.telemetry.sketch.SketchQuery;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.telemetry.sketch.Subject;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A node's real pipeline on a real database, with a clock that the test sets. */
public final class PipelineFixture implements AutoCloseable {
  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final DataSource database;
  private final Pipeline pipeline;
  private final List<Thread> flushers;
  private volatile Instant now;

  private PipelineFixture(DataSource database, String node, int detailsPerDay, int capacity)
      throws SQLException {
    this.database = database;
    this.now = NOON;
    TelemetrySettings settings =
        new TelemetrySettings(node, capacity, 1_000, detailsPerDay, 10, 30, 2, 60, 730);
    pipeline = new Pipeline(database, () -> now, settings, Runnable::run);
    pipeline.prepare();
    flushers =
        java.util.stream.Stream.generate(() -> new Thread(pipeline.flusher(), "flusher-" + node))
            .limit(Flusher.THREADS)
            .toList();
    flushers.forEach(Thread::start);
  }

  public static PipelineFixture on(TestDatabase database) throws SQLException {
    return on(database.dataSource(), "a");
  }

  public static PipelineFixture on(DataSource database, String node) throws SQLException {
    return new PipelineFixture(database, node, 1_000, 20_000);
  }

  public static PipelineFixture withDetailsPerDay(TestDatabase database, int details)
      throws SQLException {
    return new PipelineFixture(database.dataSource(), "a", details, 20_000);
  }

  public static PipelineFixture withCapacity(DataSource database, int capacity)
      throws SQLException {
    return new PipelineFixture(database, "a", 1_000, capacity);
  }

  void setTime(Instant time) {
    now = time;
  }

  public Instant now() {
    return now;
  }

  public Pipeline pipeline() {
    return pipeline;
  }

  Accounting.Balance balance() {
    return pipeline.accounting().balance();
  }

  /** Waits until no event is waiting. */
  void awaitDecided() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (balance().waiting() > 0) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("After 30 s there still wait " + balance().waiting());
      }
      Thread.sleep(5);
    }
  }

  public CompletableFuture<List<Outcome>> submit(List<Sample> samples) {
    return pipeline.intake().submit(samples);
  }

  public List<Outcome> store(Sample... samples) {
    return submit(List.of(samples)).orTimeout(30, TimeUnit.SECONDS).join();
  }

  /** Writes a row through a pipeline and returns it as read by JPA. */
  @SuppressWarnings("unchecked")
  public static <T extends RawLogEntity> T stored(
      TestDatabase database, TestEntities entities, Stream stream, T row) throws Exception {
    try (PipelineFixture node = on(database)) {
      node.store(new Sample(stream, new Subject("name", "detail"), "", 1, null, NOON, null, row));
    }
    Class<T> type = (Class<T>) row.getClass();
    return entities.fromTransaction(
        unit ->
            unit.createQuery("SELECT r FROM %s r".formatted(type.getSimpleName()), type)
                .getSingleResult());
  }

  /** Returns a sample taken now, without an identity if {@code id} is null. */
  public Sample sample(String metric, String page, double value, String id) {
    return new Sample(
        Stream.VITAL,
        new Subject(metric, page),
        "mobile\t4g\t\t",
        value,
        RowOfVital.rating(value),
        now,
        id == null ? null : identity(metric, id),
        new RowOfVital(metric, page, value));
  }

  private static UUID identity(String metric, String id) {
    return Identity.of(Stream.VITAL, metric, id);
  }

  public Sketch total(String metric, Instant from, Instant to) {
    return read(metric, Subject.ALL, false, from, to);
  }

  public Sketch read(String metric, String detail, boolean bySegment, Instant from, Instant to) {
    Sketch merged = new Sketch();
    pipeline
        .reader()
        .read(
            new SketchQuery(
                Stream.VITAL, List.of(metric), detail, bySegment, from, to, Resolution.DAY))
        .forEach(row -> merged.merge(row.sketch()));
    return merged;
  }

  /** Returns the sketch of the clock's current day. */
  public Sketch today(String metric) {
    return total(
        metric, Instant.parse("2026-11-22T00:00:00Z"), Instant.parse("2026-11-23T00:00:00Z"));
  }

  public double number(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getDouble(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Ends the waiting flushers once everything submitted is decided. */
  @Override
  public void close() throws InterruptedException {
    pipeline.intake().close();
    while (!pipeline.intake().isDrained()) {
      Thread.onSpinWait();
    }
    for (Thread flusher : flushers) {
      flusher.interrupt();
      flusher.join(10_000);
    }
  }

  /** A row of {@code web_vitals}, as written by the feature. */
  public record RowOfVital(String metric, String page, double value) implements RawRow {
    private static final RawTable TABLE =
        new RawTable(
            "web_vitals",
            List.of("metric_name", "metric_value", "page_path"),
            """
            UPDATE groundspeed.web_vitals
               SET metric_value = ?, attribution = coalesce(?::jsonb, attribution)
             WHERE id = ? AND recorded_at = ?
            """);

    static Rating rating(double value) {
      return value <= 2_500 ? Rating.GOOD : value <= 4_000 ? Rating.NEEDS_IMPROVEMENT : Rating.POOR;
    }

    @Override
    public RawTable table() {
      return TABLE;
    }

    @Override
    public void writeTo(CopyText out) {
      out.text(metric).number(value).text(page);
    }

    @Override
    public Rating rate(double earlier) {
      return rating(earlier);
    }

    @Override
    public String correction() {
      return null;
    }
  }
}
