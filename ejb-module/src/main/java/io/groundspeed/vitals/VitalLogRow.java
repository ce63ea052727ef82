package io.groundspeed.vitals;

import io.groundspeed.page.PageView;
import io.groundspeed.postgres.CopyText;
import io.groundspeed.telemetry.raw.RawRow;
import io.groundspeed.telemetry.raw.RawTable;
import io.groundspeed.telemetry.sketch.Rating;
import java.util.List;

/**
 * A row of {@code web_vitals} on its way there.
 *
 * @param represents how many rows it represents, see {@link io.groundspeed.telemetry.raw.RawShare};
 *     0 where the log does not keep it
 */
record VitalLogRow(VitalMetric metric, VitalReading reading, PageView view, double represents)
    implements RawRow {
  private static final RawTable TABLE =
      new RawTable(
          "web_vitals",
          List.of(
              "metric_name",
              "metric_value",
              "page_path",
              "user_agent",
              "connection_type",
              "device_type",
              "user_id",
              "release",
              "sample_weight",
              "country",
              "metric_id",
              "page_view_id",
              "request_id",
              "navigation_type",
              "population",
              "deployment",
              "attribution"),
          """
          UPDATE groundspeed.web_vitals
             SET metric_value = ?, attribution = coalesce(?::jsonb, attribution)
           WHERE id = ? AND recorded_at = ?
          """);

  @Override
  public boolean isKept() {
    return represents > 0;
  }

  @Override
  public RawTable table() {
    return TABLE;
  }

  @Override
  public void writeTo(CopyText out) {
    out.text(metric.name())
        .number(reading.value())
        .text(view.path())
        .text(view.userAgent())
        .text(view.connection())
        .text(view.device())
        .whole(view.userId())
        .text(view.release())
        .number(view.sampleWeight() * represents)
        .text(view.country())
        .text(reading.id())
        .text(view.id())
        .text(view.requestId())
        .text(view.navigationType())
        .text(Population.of(view).stored())
        .text(view.deployment())
        .text(reading.attribution());
  }

  @Override
  public Rating rate(double value) {
    return metric.rate(value);
  }

  @Override
  public String correction() {
    return reading.attribution();
  }
}
