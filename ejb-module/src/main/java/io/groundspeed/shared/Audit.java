package io.groundspeed.shared;

import io.groundspeed.probe.client.AuditLine;
import java.util.logging.Logger;

/**
 * Who did what to whom and from which address, in the server's log under {@code
 * io.groundspeed.audit}; the log adds when.
 */
public final class Audit {
  private static final Logger LOG = Logger.getLogger(AuditLine.LOGGER);

  private Audit() {}

  /**
   * Writes one line. Within a request it ends with the client's address.
   *
   * @param actor the log-in name of who did it, or what did
   * @param action in the past tense
   * @param target what it was done to, for example a log-in name
   */
  public static void log(String actor, String action, String target) {
    LOG.info(() -> line(actor, action, target));
  }

  /** Writes one line about something that was done to nothing else. */
  public static void log(String actor, String action) {
    log(actor, action, null);
  }

  /** Returns such a line. */
  public static String line(String actor, String action, String target) {
    return AuditLine.of(actor, action, target);
  }
}
