package io.groundspeed.vitals;

import io.groundspeed.shared.Environment;

/**
 * Limits for one client, identified by its network address.
 *
 * @param pages maximum number of templates that it may introduce per UTC day; pages that this
 *     server has served or other clients have introduced don't count
 * @param releases maximum number of releases that it may introduce per UTC day
 * @param samplesPerHour maximum number of vitals of one page per hour
 */
public record VitalsSettings(int pages, int releases, int samplesPerHour) {
  /** Samples of a page per hour for each allowed beacon per second: 50,000 at a rate of 200. */
  private static final int SAMPLES_PER_RATE = 250;

  private static final int DEFAULT_RATE = 200;

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException naming the invalid setting
   */
  public static VitalsSettings of(Environment env) {
    int rate = env.number("GROUNDSPEED_BEACON_RATE", DEFAULT_RATE, 1, 1_000_000);
    return new VitalsSettings(
        env.number("GROUNDSPEED_NEW_PAGES_PER_CLIENT", 50, 1, 100_000),
        env.number("GROUNDSPEED_NEW_RELEASES_PER_CLIENT", 3, 1, 1_000),
        env.number(
            "GROUNDSPEED_CLIENT_SAMPLES_PER_HOUR", rate * SAMPLES_PER_RATE, 100, 1_000_000_000));
  }
}
