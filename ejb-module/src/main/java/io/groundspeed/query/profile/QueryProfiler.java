package io.groundspeed.query.profile;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.sql.Fingerprint;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;

/**
 * Measures work by a name that a developer gives. Each is kept as a row of {@code
 * query_performance_log} and counted like a statement; nested ones count their own time each.
 * Thread-safe; nothing here waits or fails because of the measuring.
 */
@ApplicationScoped
public class QueryProfiler {
  /** Measures work that runs for the request or job of this thread. */
  public <T> T profile(String name, Callable<T> work) throws Exception {
    return profile(new Profile(name, null, null, null), work);
  }

  /** Measures work. What it throws is recorded and passes through as it is. */
  public <T> T profile(Profile profile, Callable<T> work) throws Exception {
    long start = System.nanoTime();
    try {
      T result = work.call();
      record(profile, System.nanoTime() - start, null);
      return result;
    } catch (Throwable e) {
      record(profile, System.nanoTime() - start, e);
      throw e;
    }
  }

  /**
   * Logs something that was measured elsewhere.
   *
   * @param milliseconds elapsed
   */
  public void log(Profile profile, double milliseconds) {
    record(profile, Math.round(milliseconds * 1e6), null);
  }

  private static void record(Profile profile, long nanos, Throwable failure) {
    Probe.statements()
        .profiled(
            Fingerprint.named(profile.name()),
            profile.endpoint(),
            profile.userId(),
            nanos,
            profile.rowCount() == null ? -1 : profile.rowCount(),
            failure);
  }
}
