package io.groundspeed.web.beacon;

import io.groundspeed.shared.Environment;
import java.util.List;

/**
 * Who may send beacons, how many, and how large.
 *
 * @param allowedOrigins origins beside our own, for example {@code https://app.example}
 * @param countryHeader the header in which a trusted proxy names the visitor's country; empty: none
 * @param requestsPerSecond of one client address, on average
 * @param burst requests that one client address may send at once
 * @param bodyLimit bytes of a body
 */
record BeaconSettings(
    List<String> allowedOrigins,
    String countryHeader,
    int requestsPerSecond,
    int burst,
    int bodyLimit) {

  static BeaconSettings of(Environment env) {
    return new BeaconSettings(
        env.list("GROUNDSPEED_ALLOWED_ORIGINS", ""),
        env.text("GROUNDSPEED_COUNTRY_HEADER", ""),
        env.number("GROUNDSPEED_BEACON_RATE", 50, 1, 1_000_000),
        env.number("GROUNDSPEED_BEACON_BURST", 200, 1, 10_000_000),
        env.number("GROUNDSPEED_BEACON_LIMIT", 65_536, 1_024, 1_048_576));
  }
}
