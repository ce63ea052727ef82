package io.groundspeed.asset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A possible improvement to an asset.
 *
 * @param kind what can be improved
 * @param asset the metrics that are the evidence
 */
public record AssetFinding(Kind kind, AssetFigures asset) {
  private static final int MOST = 8;
  private static final long FEWEST_LOADS = 10;
  private static final double LARGE_IMAGE = 200_000;
  private static final double HEAVY_SCRIPT = 150_000;
  private static final double SELDOM = 0.5;
  private static final double SLOW_MS = 200;

  /** The kinds of improvements. */
  public enum Kind {
    /** An image above 200 KB. */
    LARGE_IMAGE,
    /** An image above 200 KB of which less than half of the loads come from the cache. */
    UNCACHED_LARGE_IMAGE,
    /** A script above 150 KB. */
    HEAVY_SCRIPT,
    /** A render-blocking asset whose load time is 200 ms or more at p75. */
    SLOW_AND_BLOCKING
  }

  /** Returns the findings for assets with enough loads, the most expensive first. */
  static List<AssetFinding> in(List<AssetFigures> assets) {
    List<AssetFinding> findings = new ArrayList<>();
    assets.stream()
        .filter(asset -> asset.loads() >= FEWEST_LOADS)
        .sorted(Comparator.comparingDouble(AssetFinding::cost).reversed())
        .forEach(
            asset -> {
              if (asset.blocking() && asset.p75() >= SLOW_MS) {
                findings.add(new AssetFinding(Kind.SLOW_AND_BLOCKING, asset));
              }
              if (asset.type().equals("image") && asset.bytes() > LARGE_IMAGE) {
                boolean seldom = asset.cached() < SELDOM;
                findings.add(
                    new AssetFinding(seldom ? Kind.UNCACHED_LARGE_IMAGE : Kind.LARGE_IMAGE, asset));
              }
              if (asset.type().equals("script") && asset.bytes() > HEAVY_SCRIPT) {
                findings.add(new AssetFinding(Kind.HEAVY_SCRIPT, asset));
              }
            });
    return findings.stream().limit(MOST).toList();
  }

  /** Estimated cost: bytes over the network, or the p75 load time if the size is unknown. */
  private static double cost(AssetFigures asset) {
    if (asset.cached() == 1) {
      return 0; // its load time is unknown
    }
    double each = Double.isNaN(asset.bytes()) ? asset.p75() : asset.bytes();
    return asset.loads() * (1 - asset.cached()) * each;
  }
}
