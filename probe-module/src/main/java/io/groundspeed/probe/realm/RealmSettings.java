package io.groundspeed.probe.realm;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the environment says about log-ins. A value that can't be understood is named in the log and
 * counts as unset: nobody could log in to a server whose realm does not start.
 *
 * @param failures how many attempts in a row may fail for a name from a network, 3 to 100
 * @param hashes how many passwords are hashed at the same time, 1 to 64
 * @param queue how many more may wait for that, 0 to 64; each holds a worker thread
 */
record RealmSettings(int failures, int hashes, int queue) {
  private static final Logger LOG = Logger.getLogger(RealmSettings.class.getName());
  private static final int FAILURES = 10;

  /** Little beside the 64 workers that an assembled server has. */
  private static final int QUEUE = 8;

  static RealmSettings ofProcess() {
    return of(System.getenv(), Runtime.getRuntime().availableProcessors());
  }

  /**
   * @param cores of this machine: half of them may hash, so that the others serve requests
   */
  static RealmSettings of(Map<String, String> env, int cores) {
    int half = Math.max(1, Math.min(64, cores / 2));
    return new RealmSettings(
        number(env, "GROUNDSPEED_LOGIN_FAILURES", FAILURES, 3, 100),
        number(env, "GROUNDSPEED_LOGIN_HASHES", half, 1, 64),
        number(env, "GROUNDSPEED_LOGIN_QUEUE", QUEUE, 0, 64));
  }

  private static int number(
      Map<String, String> env, String name, int byDefault, int least, int most) {
    String text = env.get(name);
    try {
      int value = text == null || text.isBlank() ? byDefault : Integer.parseInt(text.strip());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    LOG.log(
        Level.WARNING,
        "{0} must be a whole number from {1} to {2}; {3} is used instead.",
        new Object[] {name, least, most, byDefault});
    return byDefault;
  }
}
