package io.groundspeed.web.endpoints;

import java.time.Duration;
import java.util.Locale;

/** Formats request rates. */
final class Rate {
  private Rate() {}

  /**
   * Formats a rate in the largest unit of which there is at least one, so that it has two digits:
   * {@code 3.4/s}, {@code 8.0/min}, {@code 1.5/h}.
   */
  static String of(long requests, Duration within) {
    if (requests == 0) {
      return "0/s";
    }
    double perSecond = requests / (double) Math.max(1, within.toSeconds());
    if (perSecond >= 1) {
      return write(perSecond, "s");
    }
    return perSecond * 60 >= 1 ? write(perSecond * 60, "min") : write(perSecond * 3600, "h");
  }

  private static String write(double rate, String unit) {
    return String.format(
        Locale.ENGLISH, rate > 0 && rate < 0.05 ? "<0.1/%2$s" : "%1$,.1f/%2$s", rate, unit);
  }
}
