package io.groundspeed.asset;

/**
 * The loads of a type, or of one address.
 *
 * @param url null where it stands for all of its type
 * @param loads how many in the range
 * @param p75 75th percentile of their time in ms, within 1 %
 * @param cached share that came from browsers' caches, 0 to 1
 * @param bytes the mean size of those that tell it; NaN where none does
 * @param bytesPerView what a page view loads of it, from the network or the cache; NaN if unknown
 * @param blocking whether pages wait for it before they paint
 */
public record AssetFigures(
    String type,
    String url,
    long loads,
    double p75,
    double cached,
    double bytes,
    double bytesPerView,
    boolean blocking) {}
