package io.groundspeed.asset;

/**
 * The assets loaded by one view of a page.
 *
 * @param page the page template
 * @param views number of page views sampled
 * @param loads assets per view
 * @param bytes bytes per view, of the assets whose size is known
 */
public record PageWeight(String page, long views, double loads, double bytes) {}
