package io.groundspeed.shared;

import io.groundspeed.probe.client.AuditLine;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The audit log: who did what to whom and from which address. Written to the server's log under
 * {@code io.groundspeed.audit}, which adds the time.
 */
public final class Audit {
  private static final Logger LOG = Logger.getLogger(AuditLine.LOGGER);

  private Audit() {}

  /**
   * Writes one line. Within a request, it ends with the client's address.
   *
   * @param actor the log-in name of the user, or the component that acted
   * @param action in the past tense
   * @param target the object of the action, for example a log-in name
   */
  public static void log(String actor, String action, @Nullable String target) {
    LOG.info(() -> line(actor, action, target));
  }

  /** Writes one line about an action without a target. */
  public static void log(String actor, String action) {
    log(actor, action, null);
  }

  /** Returns an audit line without writing it. */
  public static String line(String actor, String action, @Nullable String target) {
    return AuditLine.of(actor, action, target);
  }
}
