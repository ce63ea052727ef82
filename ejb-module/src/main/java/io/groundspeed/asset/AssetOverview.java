package io.groundspeed.asset;

import java.util.List;

/**
 * The assets of a range.
 *
 * @param sampled how many loads the sizes and the lists stand on
 * @param types heaviest per view first
 * @param assets those that weigh most in all first
 * @param pages heaviest first
 * @param findings worst first
 */
public record AssetOverview(
    long sampled,
    List<AssetFigures> types,
    List<AssetFigures> assets,
    List<PageWeight> pages,
    List<AssetFinding> findings) {
  public AssetOverview {
    types = List.copyOf(types);
    assets = List.copyOf(assets);
    pages = List.copyOf(pages);
    findings = List.copyOf(findings);
  }
}
