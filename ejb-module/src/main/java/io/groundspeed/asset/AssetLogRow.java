package io.groundspeed.asset;

import io.groundspeed.page.PageView;
import io.groundspeed.postgres.CopyText;
import io.groundspeed.telemetry.raw.RawRow;
import io.groundspeed.telemetry.raw.RawTable;
import io.groundspeed.telemetry.sketch.Rating;
import java.util.List;

/**
 * A row of {@code asset_performance} on its way there.
 *
 * @param represents how many rows it represents, see {@link io.groundspeed.telemetry.raw.RawShare};
 *     0 where the log does not keep it
 */
record AssetLogRow(AssetReading reading, PageView view, double represents) implements RawRow {
  private static final RawTable TABLE =
      new RawTable(
          "asset_performance",
          List.of(
              "asset_url",
              "asset_type",
              "file_size_bytes",
              "load_time_ms",
              "cached",
              "render_blocking",
              "page_path",
              "page_view_id",
              "release",
              "sample_weight"),
          null);

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
    out.text(reading.url())
        .text(reading.type())
        .whole(reading.bytes())
        .number(reading.millis())
        .flag(reading.cached())
        .text(reading.blocking() == null ? null : reading.blocking().toString())
        .text(view.path())
        .text(view.id())
        .text(view.release())
        .number(view.sampleWeight() * represents);
  }

  @Override
  public Rating rate(double value) {
    return null;
  }

  @Override
  public String correction() {
    return null;
  }
}
