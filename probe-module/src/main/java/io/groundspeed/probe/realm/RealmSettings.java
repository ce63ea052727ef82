package io.groundspeed.probe.realm;

import io.groundspeed.probe.setting.LenientSettings;

/**
 * The log-in settings from the environment. An invalid value is named in the log and counts as
 * unset: no one could log in to a server whose realm does not start.
 *
 * @param failures how many attempts in a row may fail for a name from a network, 3 to 100
 * @param hashes how many passwords are hashed at the same time, 1 to 64
 * @param queue how many more may wait for hashing, 0 to 64; each holds a worker thread
 */
public record RealmSettings(int failures, int hashes, int queue) {
  private static final int FAILURES = 10;

  /** Small compared with the 64 workers of an assembled server. */
  private static final int QUEUE = 8;

  static RealmSettings ofProcess() {
    return of(LenientSettings.ofProcess(), Runtime.getRuntime().availableProcessors());
  }

  /**
   * Reads the settings.
   *
   * @param cores of this machine; half of them may hash, so that the others serve requests
   */
  public static RealmSettings of(LenientSettings settings, int cores) {
    int half = Math.max(1, Math.min(64, cores / 2));
    return new RealmSettings(
        settings.number("GROUNDSPEED_LOGIN_FAILURES", FAILURES, 3, 100),
        settings.number("GROUNDSPEED_LOGIN_HASHES", half, 1, 64),
        settings.number("GROUNDSPEED_LOGIN_QUEUE", QUEUE, 0, 64));
  }
}
