package io.groundspeed.asset;

import io.groundspeed.telemetry.raw.Origin;
import io.groundspeed.telemetry.raw.RawLogEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** One asset that a browser loaded. */
@Entity
@Table(name = "asset_performance")
class AssetLoad extends RawLogEntity {
  private String assetUrl;
  private AssetType assetType;
  private Long fileSizeBytes;
  private double loadTimeMs;
  private boolean cached;
  private Boolean renderBlocking;
  private String pagePath;
  private String pageViewId;

  protected AssetLoad() {}

  AssetLoad(
      String assetUrl,
      AssetType assetType,
      double loadTimeMs,
      Instant recordedAt,
      Origin origin,
      double sampleWeight) {
    super(recordedAt, origin, sampleWeight);
    this.assetUrl = assetUrl;
    this.assetType = assetType;
    this.loadTimeMs = loadTimeMs;
  }

  AssetLoad sized(long bytes) {
    fileSizeBytes = bytes;
    return this;
  }

  AssetLoad fromCache() {
    cached = true;
    return this;
  }

  AssetLoad of(String page, String view) {
    pagePath = page;
    pageViewId = view;
    return this;
  }

  AssetLoad blockingRender() {
    renderBlocking = true;
    return this;
  }

  /** Whether the page waited for it before it painted; null if the browser does not tell. */
  Boolean renderBlocking() {
    return renderBlocking;
  }

  String pagePath() {
    return pagePath;
  }

  String pageViewId() {
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

  /** The size; null of another origin, which does not tell. */
  Long fileSizeBytes() {
    return fileSizeBytes;
  }
}
