package io.groundspeed.probe.session;

import io.groundspeed.probe.call.Caller;
import io.groundspeed.probe.sql.Fingerprint;

/** The statement that a connection runs now, or ran last. */
public interface Running {
  /** Returns who runs it. */
  Caller caller();

  /** Returns the statement without its values. */
  Fingerprint statement();

  /**
   * Returns the number of the request or job run, see {@link io.groundspeed.probe.call.Call}; 0 for
   * none.
   */
  long callNumber();

  /** Returns the id of the thread that runs it. */
  long threadId();
}
