package io.groundspeed.asset;

import org.jspecify.annotations.Nullable;

/**
 * Metrics of the loads of an asset type or of one URL.
 *
 * @param url null if the metrics cover the whole type
 * @param loads number of loads in the range
 * @param p75 75th percentile of the load time in ms, within 1 %, without loads from browser caches;
 *     NaN if all came from there
 * @param cached share of loads from browser caches, 0 to 1
 * @param bytes mean size of the loads that report one; NaN if none does
 * @param bytesPerView bytes loaded per page view, from the network or the cache; NaN if unknown
 * @param blocking whether the asset blocks rendering
 */
public record AssetFigures(
    String type,
    @Nullable String url,
    long loads,
    double p75,
    double cached,
    double bytes,
    double bytesPerView,
    boolean blocking) {}
