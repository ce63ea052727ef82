package io.groundspeed.vitals;

import io.groundspeed.shared.Environment;

/**
 * What one client, that is one network address, may use of what is bounded for all.
 *
 * @param pages templates that it may introduce a UTC day; pages that this server has answered with,
 *     or that others have introduced, are not part of it
 * @param releases that it may introduce a UTC day
 * @param samplesPerHour vitals of one page in an hour
 */
record VitalsSettings(int pages, int releases, int samplesPerHour) {
  /** An hour's samples of a page for each beacon a second: 50,000 where 200 are allowed. */
  private static final int SAMPLES_PER_RATE = 250;

  private static final int DEFAULT_RATE = 200;

  static VitalsSettings of(Environment env) {
    int rate = env.number("GROUNDSPEED_BEACON_RATE", DEFAULT_RATE, 1, 1_000_000);
    return new VitalsSettings(
        env.number("GROUNDSPEED_NEW_PAGES_PER_CLIENT", 50, 1, 100_000),
        env.number("GROUNDSPEED_NEW_RELEASES_PER_CLIENT", 3, 1, 1_000),
        env.number(
            "GROUNDSPEED_CLIENT_SAMPLES_PER_HOUR", rate * SAMPLES_PER_RATE, 100, 1_000_000_000));
  }
}
