package io.groundspeed.asset;

/**
 * One loaded asset, as the sender states it.
 *
 * @param url its address; query and fragment are stripped before it is stored
 * @param type {@code image}, {@code script}, {@code style}, {@code font} or {@code other}
 * @param bytes what came over the network and is the asset's size, null if unknown
 * @param millis how long it took
 * @param cached whether it came from the browser's cache
 */
public record AssetReading(String url, String type, Long bytes, double millis, boolean cached) {}
