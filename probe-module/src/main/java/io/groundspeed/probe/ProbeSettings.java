package io.groundspeed.probe;

import io.groundspeed.probe.record.RecordSettings;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the environment says about the probe. What can't be understood is named in the log and
 * counts as unset: the probe never keeps an application from starting.
 *
 * @param on whether anything is measured
 * @param statements bounds of what is kept of statements
 * @param binds whether what parameters of slow statements are bound to is kept
 * @param requests bounds of what is kept of requests
 * @param serverTiming whose responses tell where their time went
 */
record ProbeSettings(
    boolean on,
    RecordSettings statements,
    boolean binds,
    RecordSettings requests,
    ServerTimingScope serverTiming) {
  private static final Logger LOG = Logger.getLogger(ProbeSettings.class.getName());
  private static final int SAMPLES = 8_192;
  private static final int KEYS = 5_000;

  static ProbeSettings of(Map<String, String> env) {
    return new ProbeSettings(
        flag(env, "GROUNDSPEED_PROBE", true),
        log(env, "GROUNDSPEED_SLOW_QUERY_MS", 100, "GROUNDSPEED_QUERY_SAMPLES_PER_SECOND"),
        flag(env, "GROUNDSPEED_QUERY_BINDS", false),
        log(env, "GROUNDSPEED_SLOW_REQUEST_MS", 1_000, "GROUNDSPEED_REQUEST_SAMPLES_PER_SECOND"),
        serverTiming(env.getOrDefault("GROUNDSPEED_SERVER_TIMING", "own")));
  }

  private static boolean flag(Map<String, String> env, String name, boolean byDefault) {
    String text = env.getOrDefault(name, "").strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty() || text.equals("on") || text.equals("off")) {
      return text.isEmpty() ? byDefault : text.equals("on");
    }
    LOG.log(
        Level.WARNING,
        "{0} must be on or off; {1} is used instead.",
        new Object[] {name, byDefault ? "on" : "off"});
    return byDefault;
  }

  private static ServerTimingScope serverTiming(String text) {
    try {
      return ServerTimingScope.valueOf(text.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      LOG.warning("GROUNDSPEED_SERVER_TIMING must be own, all or off; own is used instead.");
      return ServerTimingScope.OWN;
    }
  }

  private static RecordSettings log(
      Map<String, String> env, String slow, int slowMillis, String perSecond) {
    return new RecordSettings(
        number(env, slow, slowMillis, 0, 3_600_000) * 1_000_000L,
        number(env, perSecond, 20, 0, 1_000),
        SAMPLES,
        KEYS);
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
