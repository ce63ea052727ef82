package io.groundspeed.asset;

/**
 * What one view of a page loads.
 *
 * @param page its template
 * @param views how many were looked at
 * @param loads assets per view
 * @param bytes per view, of the assets that tell their size
 */
public record PageWeight(String page, long views, double loads, double bytes) {}
