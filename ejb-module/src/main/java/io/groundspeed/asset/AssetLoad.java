package io.groundspeed.asset;

import io.groundspeed.page.PageView;
import io.groundspeed.postgres.CopyText;
import io.groundspeed.telemetry.raw.Origin;
import io.groundspeed.telemetry.raw.RawLogEntity;
import io.groundspeed.telemetry.raw.RawTable;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One load of an asset by a browser. */
@Entity
@Table(name = "asset_performance")
class AssetLoad extends RawLogEntity {
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

  private String assetUrl;
  private AssetType assetType;
  private @Nullable Long fileSizeBytes;
  private double loadTimeMs;
  private boolean cached;
  private @Nullable Boolean renderBlocking;
  private String pagePath;
  private @Nullable String pageViewId;

  /** For Hibernate. */
  protected AssetLoad() {}

  /**
   * @param represents how many loads this row represents, see {@link
   *     io.groundspeed.telemetry.raw.RawShare}; 0 if the raw log does not keep it
   */
  AssetLoad(AssetReading reading, PageView view, double represents) {
    super(
        view.receivedAt(),
        new Origin(null, null, null, view.release(), null),
        view.sampleWeight() * represents);
    assetUrl = reading.url();
    assetType = AssetType.ofWord(reading.type());
    fileSizeBytes = reading.bytes();
    loadTimeMs = reading.millis();
    cached = reading.cached();
    renderBlocking = reading.blocking();
    pagePath = view.path();
    pageViewId = view.id();
  }

  @Override
  public RawTable table() {
    return TABLE;
  }

  @Override
  public void writeTo(CopyText out) {
    out.text(assetUrl)
        .text(assetType.word())
        .whole(fileSizeBytes)
        .number(loadTimeMs)
        .flag(cached)
        .text(renderBlocking == null ? null : renderBlocking.toString())
        .text(pagePath)
        .text(pageViewId)
        .text(origin().release())
        .number(sampleWeight());
  }

  /** Returns whether the asset blocked rendering; null if unknown. */
  @Nullable Boolean renderBlocking() {
    return renderBlocking;
  }

  String pagePath() {
    return pagePath;
  }

  @Nullable String pageViewId() {
    return pageViewId;
  }

  String assetUrl() {
    return assetUrl;
  }

  AssetType assetType() {
    return assetType;
  }

  double loadTimeMs() {
    return loadTimeMs;
  }

  boolean cached() {
    return cached;
  }

  /** Returns the size in bytes; null for cross-origin assets whose size is hidden. */
  @Nullable Long fileSizeBytes() {
    return fileSizeBytes;
  }
}
