package io.groundspeed.asset;

/**
 * One loaded asset, as the sender states it.
 *
 * @param url its address; query and fragment are stripped before it is stored
 * @param type {@code image}, {@code script}, {@code style}, {@code font} or {@code other}
 * @param bytes what came over the network and is the asset's size, null if unknown
 * @param millis how long it took
 * @param cached whether it came from the browser's cache
 * @param blocking whether the page waited for it before it painted, null if unknown
 */
public record AssetReading(
    String url, String type, Long bytes, double millis, boolean cached, Boolean blocking) {
  AssetReading at(String otherUrl) {
    return new AssetReading(otherUrl, type, bytes, millis, cached, blocking);
  }
}
