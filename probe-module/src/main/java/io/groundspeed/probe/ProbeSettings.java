package io.groundspeed.probe;

import io.groundspeed.probe.record.RecordSettings;
import io.groundspeed.probe.setting.LenientSettings;
import java.util.Locale;

/**
 * The probe's settings from the environment. An invalid value is named in the log and counts as
 * unset: the probe never keeps an application from starting.
 *
 * @param on whether anything is measured
 * @param statements limits for the log of statements
 * @param binds whether bind values of slow statements are kept
 * @param requests limits for the log of requests
 * @param serverTiming which responses show where their time went
 */
record ProbeSettings(
    boolean on,
    RecordSettings statements,
    boolean binds,
    RecordSettings requests,
    ServerTimingScope serverTiming) {
  private static final int SAMPLES = 8_192;
  private static final int KEYS = 5_000;

  static ProbeSettings of(LenientSettings settings) {
    return new ProbeSettings(
        settings.flag("GROUNDSPEED_PROBE", true),
        log(settings, "GROUNDSPEED_SLOW_QUERY_MS", 100, "GROUNDSPEED_QUERY_SAMPLES_PER_SECOND"),
        settings.flag("GROUNDSPEED_QUERY_BINDS", false),
        log(
            settings,
            "GROUNDSPEED_SLOW_REQUEST_MS",
            1_000,
            "GROUNDSPEED_REQUEST_SAMPLES_PER_SECOND"),
        serverTiming(settings));
  }

  private static ServerTimingScope serverTiming(LenientSettings settings) {
    String text = settings.text("GROUNDSPEED_SERVER_TIMING", "own");
    try {
      return ServerTimingScope.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      settings.refuse("GROUNDSPEED_SERVER_TIMING", "own, all or off", text);
      return ServerTimingScope.OWN;
    }
  }

  private static RecordSettings log(
      LenientSettings settings, String slow, int slowMillis, String perSecond) {
    return new RecordSettings(
        settings.number(slow, slowMillis, 0, 3_600_000) * 1_000_000L,
        settings.number(perSecond, 20, 0, 1_000),
        SAMPLES,
        KEYS);
  }
}
