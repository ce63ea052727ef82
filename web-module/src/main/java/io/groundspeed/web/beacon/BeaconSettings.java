package io.groundspeed.web.beacon;

import io.groundspeed.shared.Environment;
import java.util.List;
import java.util.regex.Pattern;

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
public record BeaconSettings(
    List<String> allowedOrigins,
    String countryHeader,
    int requestsPerSecond,
    int burst,
    int itemsPerSecond,
    int itemBurst,
    int bodyLimit) {
  private static final String ORIGINS = "GROUNDSPEED_ALLOWED_ORIGINS";
  private static final String COUNTRY = "GROUNDSPEED_COUNTRY_HEADER";

  /** As browsers send it: RFC 6454, section 6.2. */
  private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://[^/\\s?#@]+");

  /** A beacon of the tracker has up to 10 vitals; only a few also have assets. */
  private static final int ITEMS_PER_REQUEST = 15;

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException naming the invalid setting
   */
  public static BeaconSettings of(Environment env) {
    int rate = env.number("GROUNDSPEED_BEACON_RATE", 200, 1, 1_000_000);
    int burst = env.number("GROUNDSPEED_BEACON_BURST", 2_000, 1, 10_000_000);
    return new BeaconSettings(
        origins(env),
        header(env),
        rate,
        burst,
        env.number("GROUNDSPEED_BEACON_ITEM_RATE", ITEMS_PER_REQUEST * rate, 1, 100_000_000),
        env.number("GROUNDSPEED_BEACON_ITEM_BURST", ITEMS_PER_REQUEST * burst, 1, 1_000_000_000),
        env.number("GROUNDSPEED_BEACON_LIMIT", 65_536, 1_024, 1_048_576));
  }

  private static List<String> origins(Environment env) {
    List<String> origins = env.list(ORIGINS, "");
    for (String origin : origins) {
      Environment.require(
          ORIGIN.matcher(origin).matches(),
          ORIGINS,
          "a list of origins such as https://app.example, without a path",
          origin);
    }
    return origins;
  }

  private static String header(Environment env) {
    String header = env.text(COUNTRY, "");
    Environment.require(
        header.matches("[A-Za-z0-9-]{0,100}"), COUNTRY, "the name of a header", header);
    return header;
  }
}
