package io.groundspeed.asset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Something about an asset that can be improved.
 *
 * @param kind what it is
 * @param asset the figures that it is based on
 */
public record AssetFinding(Kind kind, AssetFigures asset) {
  private static final int MOST = 8;
  private static final long FEWEST_LOADS = 10;
  private static final double LARGE_IMAGE = 200_000;
  private static final double HEAVY_SCRIPT = 150_000;
  private static final double SELDOM = 0.5;
  private static final double SLOW_MS = 200;

  /** What can be improved. */
  public enum Kind {
    /** An image above 200 KB. */
    LARGE_IMAGE,
    /** An image above 200 KB that comes from the cache in less than half of its loads. */
    UNCACHED_LARGE_IMAGE,
    /** A script above 150 KB as it is transferred. */
    HEAVY_SCRIPT,
    /** A page waits for it before it paints, 200 ms and more at p75. */
    SLOW_AND_BLOCKING
  }

  /** Returns the findings about assets with enough loads, those that weigh most in all first. */
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

  /** Bytes over the network, and for what does not tell its size its time. */
  private static double cost(AssetFigures asset) {
    double each = Double.isNaN(asset.bytes()) ? asset.p75() : asset.bytes();
    return asset.loads() * (1 - asset.cached()) * each;
  }
}
