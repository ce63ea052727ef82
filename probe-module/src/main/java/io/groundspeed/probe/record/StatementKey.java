package io.groundspeed.probe.record;

import io.groundspeed.probe.call.Caller;
import io.groundspeed.probe.sql.Fingerprint;
import org.jspecify.annotations.Nullable;

/** The key for counting executions of statements. */
public record StatementKey(Fingerprint statement, Caller caller) {
  /** Returns the key for the statements of a deployment that are beyond the limit. */
  static StatementKey otherOf(String deployment) {
    return new StatementKey(Fingerprint.OTHER, new Caller(deployment, Caller.OTHER));
  }

  /**
   * Written by hand, because it is called for every execution whose statement was last run by
   * another caller.
   */
  @Override
  public int hashCode() {
    return 31 * statement.hashCode() + System.identityHashCode(caller);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StatementKey that
        && caller == that.caller
        && statement.equals(that.statement);
  }
}
