package io.groundspeed.probe.record;

import io.groundspeed.probe.call.Caller;
import io.groundspeed.probe.sql.Fingerprint;

/** What executions of statements are counted by. */
public record StatementKey(Fingerprint statement, Caller caller) {
  /** Returns what the statements of a deployment are counted by that there is no room for. */
  static StatementKey otherOf(String deployment) {
    return new StatementKey(Fingerprint.OTHER, new Caller(deployment, Caller.OTHER));
  }

  /** By hand: asked for with every execution whose statement was last run by another caller. */
  @Override
  public int hashCode() {
    return 31 * statement.hashCode() + System.identityHashCode(caller);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StatementKey that
        && caller == that.caller
        && statement.equals(that.statement);
  }
}
