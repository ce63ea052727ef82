package io.groundspeed.shared;

import java.util.logging.Logger;

/**
 * Who did what to whom, in the server's log under {@code io.groundspeed.audit}; the log adds when.
 */
public final class Audit {
  private static final Logger LOG = Logger.getLogger("io.groundspeed.audit");
  private static final int LONGEST = 200;

  private Audit() {}

  /**
   * Writes one line.
   *
   * @param actor the log-in name of who did it, or what did
   * @param action in the past tense
   * @param target what it was done to, for example a log-in name
   */
  public static void log(String actor, String action, String target) {
    LOG.info(() -> line(actor, action, target));
  }

  /** Returns such a line. */
  public static String line(String actor, String action, String target) {
    return "\"%s\" %s \"%s\"".formatted(plain(actor), plain(action), plain(target));
  }

  /** No value may start a line of its own, or end the quotes around it. */
  private static String plain(String value) {
    String cut = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    return cut.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}\"]", "?");
  }
}
