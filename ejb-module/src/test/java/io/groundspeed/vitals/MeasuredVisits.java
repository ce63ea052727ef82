package io.groundspeed.vitals;

import io.groundspeed.page.PageTemplates;
import io.groundspeed.page.PageView;
import io.groundspeed.telemetry.PipelineFixture;
import io.groundspeed.telemetry.intake.Accounting;
import io.groundspeed.telemetry.intake.InvalidSample;
import io.groundspeed.telemetry.intake.ServedPages;
import io.groundspeed.telemetry.raw.RawShare;
import io.groundspeed.telemetry.raw.RawShares;
import io.groundspeed.telemetry.raw.Sample;
import io.groundspeed.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Writes visits to a database as the product does, through the real pipeline. */
public final class MeasuredVisits implements AutoCloseable {
  public static final Instant NOON = PipelineFixture.NOON;

  private static final int MANY_ROWS = 1_000_000;

  private final PipelineFixture node;
  private final PageTemplates templates = new PageTemplates(List.of("/shop/{category}"));
  private final Vitals vitals;

  private MeasuredVisits(PipelineFixture node) {
    this.node = node;
    vitals =
        new Vitals(
            node.pipeline().cardinality(),
            templates,
            new ServedPages(() -> NOON),
            new RawShares(
                new RawShare("web_vitals", MANY_ROWS, () -> NOON),
                new RawShare("asset_performance", MANY_ROWS, () -> NOON)),
            new Accounting());
  }

  public static MeasuredVisits in(TestDatabase database) throws SQLException {
    return new MeasuredVisits(PipelineFixture.on(database));
  }

  /** Stores visits of a page by phone, one for each value. */
  public void visits(String page, VitalMetric metric, Instant at, double... values) {
    visits(view(page, at), metric, values);
  }

  /** Stores visits that are equal but for their values. */
  public void visits(PageView view, VitalMetric metric, double... values) {
    store(
        DoubleStream.of(values)
            .mapToObj(value -> sample(view, metric, value, null))
            .toArray(Sample[]::new));
  }

  /** Stores one visit with its cause. */
  public void visit(PageView view, VitalMetric metric, double value, @Nullable String attribution) {
    store(sample(view, metric, value, attribution));
  }

  private Sample sample(
      PageView view, VitalMetric metric, double value, @Nullable String attribution) {
    return vitals.on(view).sample(new VitalReading(metric.name(), value, null, attribution));
  }

  private void store(Sample... samples) {
    node.store(samples);
  }

  /** Checks a reading without storing it. */
  void check(String name, double value, @Nullable String id) throws InvalidSample {
    vitals.on(view("/", NOON)).sample(new VitalReading(name, value, id, null));
  }

  /** Returns a visit by phone over 4g. */
  public static PageView view(String page, Instant at) {
    return view(page, at, "mobile", "4g", null);
  }

  public static PageView view(
      String page, Instant at, String device, String connection, @Nullable String deployment) {
    return new PageView(
        page,
        null,
        deployment,
        deployment == null ? null : "r-1",
        "navigate",
        device,
        connection,
        "1.0",
        1,
        "BE",
        "Chrome 151, Android",
        false,
        null,
        at,
        null);
  }

  public VitalsSummaries summaries() {
    return new VitalsSummaries(node.pipeline().reader(), templates);
  }

  public PageTemplates templates() {
    return templates;
  }

  @Override
  public void close() throws InterruptedException {
    node.close();
  }
}
