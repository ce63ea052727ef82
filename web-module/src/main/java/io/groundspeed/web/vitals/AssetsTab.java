package io.groundspeed.web.vitals;

import io.groundspeed.asset.AssetFigures;
import io.groundspeed.asset.AssetFinding;
import io.groundspeed.asset.AssetOverview;
import io.groundspeed.asset.AssetSummaries;
import io.groundspeed.format.Format;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.web.csv.Exact;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Objects;

/** Backing bean of the Assets tab of the Web Vitals screen. */
@Named("assetsTab")
@RequestScoped
public class AssetsTab {
  @Inject private Frame frame;
  @Inject private Regions regions;
  @Inject private AssetSummaries summaries;
  @Inject private WebVitalsScreen screen;

  private Regions.Pending<AssetOverview> overview;

  @PostConstruct
  void open() {
    TimeRange range = frame.getRange();
    String page = screen.getPage();
    int rows = Exact.rows(AssetSummaries.LISTED);
    overview =
        regions.read(
            Arrays.asList("assets", range.name(), page), () -> summaries.of(range, page, rows));
  }

  /** Returns the assets. */
  public Region<AssetOverview> getOverview() {
    return overview.get();
  }

  /** Returns whether the assets were read and have no loads. */
  public boolean isWithoutLoads() {
    Region<AssetOverview> region = overview.get();
    return region.isShown() && region.known().sampled() == 0;
  }

  /** Returns the maximum number of latest loads that sizes are based on. */
  public int getSample() {
    return AssetSummaries.SAMPLE;
  }

  /** Returns an asset's address, without the origin if it is our own. */
  public String name(AssetFigures asset) {
    String origin = frame.getBrowserOrigin() + "/";
    String url = Objects.requireNonNull(asset.url(), "only a total has no address");
    return url.startsWith(origin) ? url.substring(origin.length() - 1) : url;
  }

  /** Describes a finding: what was measured, and what to do. */
  public String words(AssetFinding finding) {
    AssetFigures asset = finding.asset();
    String size = Format.bytes(asset.bytes());
    return switch (finding.kind()) {
      case UNCACHED_LARGE_IMAGE ->
          "weighs %s and came from the cache in %s of its loads: make it smaller (AVIF or WebP, the size it is shown in), and let browsers keep it (Cache-Control)."
              .formatted(size, Format.share(asset.cached()));
      case LARGE_IMAGE ->
          "weighs %s: make it smaller (AVIF or WebP, the size it is shown in).".formatted(size);
      case HEAVY_SCRIPT ->
          "is a script of %s: load only what the page needs, the rest later.".formatted(size);
      case SLOW_AND_BLOCKING ->
          "takes %s at p75, and pages wait for it before they paint: %s."
              .formatted(Format.duration(asset.p75()), unblocked(asset.type()));
    };
  }

  private static String unblocked(String type) {
    return type.equals("script")
        ? "load it with async or defer"
        : "put the rules that the first view needs into the page, and load the rest after it";
  }
}
