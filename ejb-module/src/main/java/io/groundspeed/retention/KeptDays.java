package io.groundspeed.retention;

import io.groundspeed.shared.Environment;

/** How long this server keeps what it records, for screens to explain what is missing. */
public final class KeptDays {
  private KeptDays() {}

  /** Returns the number of days for which individual requests, statements and vitals are kept. */
  public static int ofRawLogs() {
    return RetentionSettings.of(Environment.ofProcess()).rawDays();
  }
}
