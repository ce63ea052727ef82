package io.groundspeed.asset;

import java.util.List;

/**
 * The assets loaded in a range.
 *
 * @param sampled number of loads in the sample behind the sizes and lists
 * @param types asset types, heaviest per page view first
 * @param assets single assets, largest total size first
 * @param pages heaviest first
 * @param findings most expensive first
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
