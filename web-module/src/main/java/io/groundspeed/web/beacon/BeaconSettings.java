package io.groundspeed.web.beacon;

import io.groundspeed.shared.Environment;
import java.util.List;

/**
 * Who may send beacons, how many, and how large.
 *
 * <p>The defaults admit an office of 300 people behind one address, each of whom opens a page every
 * five seconds. That is 60 page views per second with three beacons and 50 items each: 180 requests
 * and 3,000 items per second.
 *
 * @param allowedOrigins origins besides our own, for example {@code https://app.example}
 * @param countryHeader the header in which a trusted proxy names the visitor's country; empty: none
 * @param requestsPerSecond of one client address, on average
 * @param burst requests that one client address may send in a burst
 * @param itemsPerSecond vitals and assets of one client address, on average
 * @param itemBurst vitals and assets that one client address may send in a burst
 * @param bodyLimit maximum size of a body in bytes
 */
record BeaconSettings(
    List<String> allowedOrigins,
    String countryHeader,
    int requestsPerSecond,
    int burst,
    int itemsPerSecond,
    int itemBurst,
    int bodyLimit) {
  /** A beacon of the tracker has up to 10 vitals; only a few also have assets. */
  private static final int ITEMS_PER_REQUEST = 15;

  static BeaconSettings of(Environment env) {
    int rate = env.number("GROUNDSPEED_BEACON_RATE", 200, 1, 1_000_000);
    int burst = env.number("GROUNDSPEED_BEACON_BURST", 2_000, 1, 10_000_000);
    return new BeaconSettings(
        env.list("GROUNDSPEED_ALLOWED_ORIGINS", ""),
        env.text("GROUNDSPEED_COUNTRY_HEADER", ""),
        rate,
        burst,
        env.number("GROUNDSPEED_BEACON_ITEM_RATE", ITEMS_PER_REQUEST * rate, 1, 100_000_000),
        env.number("GROUNDSPEED_BEACON_ITEM_BURST", ITEMS_PER_REQUEST * burst, 1, 1_000_000_000),
        env.number("GROUNDSPEED_BEACON_LIMIT", 65_536, 1_024, 1_048_576));
  }
}
