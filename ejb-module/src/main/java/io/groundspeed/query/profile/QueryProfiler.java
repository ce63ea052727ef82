package io.groundspeed.query.profile;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.sql.Fingerprint;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Measures work under a name given by a developer. Each execution is stored as a row of {@code
 * query_performance_log} and counted like a statement. Nested ones are counted separately.
 * Thread-safe; measuring never blocks or fails the work.
 */
@ApplicationScoped
public class QueryProfiler {
  /** Measures work of the current thread's request or job. */
  public <T> T profile(String name, Callable<T> work) throws Exception {
    return profile(new Profile(name, null, null, null), work);
  }

  /** Measures work. Exceptions are recorded and rethrown unchanged. */
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
   * Records work that was measured elsewhere.
   *
   * @param milliseconds elapsed time
   */
  public void log(Profile profile, double milliseconds) {
    record(profile, Math.round(milliseconds * 1e6), null);
  }

  private static void record(Profile profile, long nanos, @Nullable Throwable failure) {
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
