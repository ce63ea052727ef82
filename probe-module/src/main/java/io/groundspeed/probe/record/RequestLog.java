package io.groundspeed.probe.record;

import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Caller;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Records all requests: every one is counted, failed and slow ones are kept as samples, and so is a
 * share of the rest. Thread-safe; never blocks, never throws.
 */
public final class RequestLog {
  private static final int ERROR = 500;
  private static final long ONE = 1_000_000;
  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "WS");

  private final RecordSettings settings;
  private final Tallies<RequestKey> tallies;

  /** A request that runs a statement three times is counted as a duration of three milliseconds. */
  private final Tallies<RepeatKey> repeats;

  /** Only the sums are used. */
  private final Tallies<TimePartKey> parts;

  private final SampleRing<RequestSample> ring;
  private final Sampling sampling;
  private final LongAdder failures = new LongAdder();
  private final FetchClock clock = new FetchClock();
  private long fetchedCalls;

  public RequestLog(RecordSettings settings) {
    this.settings = settings;
    tallies =
        new Tallies<>(key -> key.endpoint().deployment(), RequestKey::otherOf, settings.keys());
    repeats =
        new Tallies<>(key -> key.endpoint().deployment(), RepeatKey::otherOf, settings.keys());
    parts =
        new Tallies<>(
            key -> key.endpoint().deployment(),
            TimePartKey::otherOf,
            settings.keys() * TimePart.values().length);
    ring = new SampleRing<>(settings.samples());
    sampling = new Sampling(settings.samplesPerSecond());
  }

  /**
   * Records one request.
   *
   * @param status of the response; 500 for a response that started successfully and then failed
   * @param nanos from its first byte to the end of its response
   * @param error the exception that was thrown; null if there was none
   */
  public void ended(Call call, String method, int status, long nanos, @Nullable Throwable error) {
    try {
      Caller endpoint = call.caller();
      String bounded = METHODS.contains(method) ? method : Caller.OTHER;
      boolean failed = status >= ERROR || error != null;
      tallies.of(new RequestKey(endpoint, bounded, status)).add(nanos, 0, failed);
      split(call, endpoint, bounded, nanos);
      call.eachStatement(
          (statement, times) ->
              repeats.of(new RepeatKey(statement, endpoint, bounded)).add(times * ONE, 0, false));
      double weight = failed || nanos > settings.slowNanos() ? 1 : sampling.weight();
      if (weight > 0) {
        ring.put(
            new RequestSample(
                endpoint,
                bounded,
                System.currentTimeMillis(),
                nanos,
                status,
                error == null ? null : describe(error),
                call.id(),
                call.user(),
                weight));
      }
    } catch (RuntimeException | Error e) {
      failures.increment();
    }
  }

  /** Several threads of one request may wait at the same time for more than its whole time. */
  private void split(Call call, Caller endpoint, String method, long nanos) {
    long database = Math.min(nanos, call.databaseNanos());
    long cache = Math.min(nanos - database, call.cacheNanos());
    add(new TimePartKey(endpoint, method, TimePart.APPLICATION), nanos - database - cache);
    add(new TimePartKey(endpoint, method, TimePart.DATABASE), database);
    add(new TimePartKey(endpoint, method, TimePart.CACHE), cache);
    add(new TimePartKey(endpoint, method, TimePart.NETWORK), call.networkNanos());
  }

  private void add(TimePartKey key, long nanos) {
    if (nanos > 0) {
      parts.of(key).add(nanos, 0, false);
    }
  }

  /** Returns the error in the first line, and its location in the second. */
  private static String describe(Throwable error) {
    RootCause root = RootCause.of(error);
    return root.firstLine() + "\n" + root.place();
  }

  /**
   * Passes on what was recorded since the last fetch.
   *
   * @return the samples
   */
  public synchronized List<RequestSample> fetch(BiConsumer<RequestKey, Counts> each) {
    fetchedCalls = 0;
    tallies.fetch(
        (key, counts) -> {
          fetchedCalls += counts.calls();
          each.accept(key, counts);
        });
    sampling.adapt(fetchedCalls, clock.secondsSinceLast());
    return ring.fetch();
  }

  /**
   * Passes on how often requests ran each of their statements since the last fetch: the number of
   * executions, as milliseconds, over the requests that ran the statement at all.
   */
  public synchronized void fetchRepeats(BiConsumer<RepeatKey, Counts> each) {
    repeats.fetch(each);
  }

  /** Passes on where the time of requests went since the last fetch. */
  public synchronized void fetchParts(BiConsumer<TimePartKey, Counts> each) {
    parts.fetch(each);
  }

  /** Returns the deployments that had a request since the server started. */
  public Set<String> deployments() {
    return tallies.groups();
  }

  /** Returns how many requests to each deployment were counted as {@code (other)}. */
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
