package io.groundspeed.probe.record;

import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Caller;
import io.groundspeed.probe.call.Calls;
import io.groundspeed.probe.sql.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Records all executions of statements: every one is counted, slow and named ones are kept as
 * samples, and so is a share of the rest. Thread-safe; never blocks, never throws.
 */
public final class StatementLog {
  private static final int MOST_BIND_BYTES = 2_048;

  private final RecordSettings settings;
  private final boolean binds;
  private final Tallies<StatementKey> tallies;
  private final SampleRing<StatementSample> ring;
  private final Sampling sampling;
  private final LongAdder failures = new LongAdder();
  private final FetchClock clock = new FetchClock();
  private long fetchedCalls;

  /**
   * @param binds whether bind values of slow statements are kept
   */
  public StatementLog(RecordSettings settings, boolean binds) {
    this.settings = settings;
    this.binds = binds;
    tallies =
        new Tallies<>(key -> key.caller().deployment(), StatementKey::otherOf, settings.keys());
    ring = new SampleRing<>(settings.samples());
    sampling = new Sampling(settings.samplesPerSecond());
  }

  /** Returns whether bind values are captured. */
  public boolean keepsBinds() {
    return binds;
  }

  /**
   * Records one execution.
   *
   * @param call the call that it ran for; null outside of any
   * @param caller see {@link Calls#callerOf}
   * @param nanos elapsed
   * @param rows returned or changed; −1 if not known
   * @param batch how many sets of parameters it ran with; 0 if it was no batch
   * @param failure the failure; null if it succeeded
   * @param boundTo the bind values; null if they are not captured
   */
  public void executed(
      Fingerprint statement,
      @Nullable Call call,
      Caller caller,
      long nanos,
      long rows,
      int batch,
      @Nullable Throwable failure,
      @Nullable String @Nullable [] boundTo) {
    try {
      tally(statement, caller).add(nanos, rows, failure != null);
      if (call != null) {
        call.ran(statement, nanos);
      }
      boolean slow = nanos > settings.slowNanos();
      double weight = slow ? 1 : sampling.weight();
      if (weight > 0) {
        List<@Nullable String> shown = slow && boundTo != null ? bounded(boundTo) : null;
        keep(
            statement,
            call,
            caller,
            new Execution(nanos, rows, batch, failure),
            null,
            shown,
            weight);
      }
    } catch (RuntimeException | Error e) {
      failures.increment();
    }
  }

  private static List<@Nullable String> bounded(@Nullable String... values) {
    List<@Nullable String> bounded = new ArrayList<>();
    int bytes = 0;
    for (String value : values) {
      bytes += value == null ? 0 : value.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MOST_BIND_BYTES) {
        break;
      }
      bounded.add(value);
    }
    return bounded;
  }

  /** Most statements are run by the same caller as the last time. */
  private Tally tally(Fingerprint statement, Caller caller) {
    if (statement.note() instanceof Found last
        && last.caller == caller
        && last.log == this
        && last.tally.mayBeNoted()) {
      return last.tally;
    }
    Tally tally = tallies.of(new StatementKey(statement, caller));
    if (tally.mayBeNoted()) {
      statement.note(new Found(this, caller, tally));
    }
    return tally;
  }

  /** The tally in which executions of a statement are counted. */
  private record Found(StatementLog log, Caller caller, Tally tally) {}

  /** Records a profile that a developer named; it is always kept as a sample. */
  public void profiled(
      Fingerprint name,
      @Nullable String endpoint,
      @Nullable Long userId,
      long nanos,
      long rows,
      @Nullable Throwable failure) {
    try {
      Call call = Calls.current();
      Caller caller = Calls.callerOf(call);
      if (endpoint != null) {
        caller = Calls.caller(caller.deployment(), endpoint);
      }
      tallies.of(new StatementKey(name, caller)).add(nanos, rows, failure != null);
      keep(name, call, caller, new Execution(nanos, rows, 0, failure), userId, null, 1);
    } catch (RuntimeException | Error e) {
      failures.increment();
    }
  }

  /** What one execution of a statement took, in nanoseconds, and what came of it. */
  private record Execution(long nanos, long rows, int batch, @Nullable Throwable failure) {}

  private void keep(
      Fingerprint statement,
      @Nullable Call call,
      Caller caller,
      Execution execution,
      @Nullable Long userId,
      @Nullable List<@Nullable String> boundTo,
      double weight) {
    ring.put(
        new StatementSample(
            statement,
            caller,
            System.currentTimeMillis(),
            execution.nanos,
            execution.rows,
            execution.batch,
            Failure.word(execution.failure),
            call == null ? null : call.id(),
            call == null ? null : call.user(),
            userId,
            boundTo,
            weight));
  }

  /**
   * Passes on what was recorded since the last fetch.
   *
   * @return the samples
   */
  public synchronized List<StatementSample> fetch(BiConsumer<StatementKey, Counts> each) {
    fetchedCalls = 0;
    tallies.fetch(
        (key, counts) -> {
          fetchedCalls += counts.calls();
          each.accept(key, counts);
        });
    sampling.adapt(fetchedCalls, clock.secondsSinceLast());
    return ring.fetch();
  }

  /** Returns the deployments that ran a statement since the server started. */
  public Set<String> deployments() {
    return tallies.groups();
  }

  /** Returns how many executions of each deployment were counted as {@code (other)}. */
  public Map<String, Long> others() {
    return tallies.others();
  }

  /** Returns how many samples were replaced by later ones since the server started. */
  public long droppedSamples() {
    return ring.dropped();
  }

  /** Returns the number of failures of the recording itself since the server started. */
  public long failures() {
    return failures.sum();
  }
}
