package io.groundspeed.asset;

import org.jspecify.annotations.Nullable;

/**
 * One asset load, as reported by the client.
 *
 * @param url the asset's URL; query and fragment are removed before it is stored
 * @param type {@code image}, {@code script}, {@code style}, {@code font}, {@code video}, {@code
 *     audio}, {@code document}, {@code fetch} or {@code other}
 * @param bytes the asset's size, as transferred over the network; null if unknown
 * @param millis the load time in ms
 * @param cached whether it came from the browser's cache
 * @param blocking whether it blocked rendering; null if unknown
 */
public record AssetReading(
    String url,
    String type,
    @Nullable Long bytes,
    double millis,
    boolean cached,
    @Nullable Boolean blocking) {
  AssetReading at(String otherUrl) {
    return new AssetReading(otherUrl, type, bytes, millis, cached, blocking);
  }
}
