package io.groundspeed.web.system;

import io.groundspeed.node.Versions;
import io.groundspeed.query.source.SelfTestResult;
import io.groundspeed.query.source.UnmeasuredDataSource;
import io.groundspeed.telemetry.flush.WriteState;
import io.groundspeed.telemetry.gather.GatheringState;
import io.groundspeed.telemetry.intake.Accounting.Balance;
import io.groundspeed.web.api.Finite;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state and cost of Groundspeed in this node's process since it started. Fields without a value
 * are left out of the JSON.
 *
 * @param node this node's name
 * @param versions of the software on this node
 * @param cost what measuring costs
 * @param events what happened to the events of beacons
 * @param refusedAtDoor number of requests that were refused before they got a worker thread, by
 *     reason
 * @param queueFill the used share of the intake's capacity, 0 to 1
 * @param flushes the writes of samples
 * @param countedAsOther number of samples whose detail exceeded the day's limit
 * @param probe statements and requests
 * @param selfTest what is measured on this server
 */
@JsonbPropertyOrder({
  "node",
  "versions",
  "cost",
  "events",
  "refusedAtDoor",
  "queueFill",
  "flushes",
  "countedAsOther",
  "probe",
  "selfTest"
})
public record ProcessState(
    String node,
    Versions versions,
    Cost cost,
    Balance events,
    Map<String, Long> refusedAtDoor,
    double queueFill,
    Flushes flushes,
    long countedAsOther,
    Probe probe,
    SelfTest selfTest) {

  /**
   * The cost of measuring.
   *
   * @param statementNanos time to record one statement, in nanoseconds; null if nothing is measured
   */
  public record Cost(@Nullable Long statementNanos) {
    /**
     * Returns the cost of recording one statement.
     *
     * @param nanos NaN if nothing is measured
     */
    static Cost of(double nanos) {
      return new Cost(Double.isNaN(nanos) ? null : Math.round(nanos));
    }
  }

  /**
   * The writes of samples.
   *
   * @param count number of transactions
   * @param samples number of samples written
   * @param perSecond samples per second over the last minute
   * @param failing whether the last transaction failed
   * @param meanMs mean duration of a transaction in ms; null before the first
   * @param longestMs longest duration of a transaction in ms; null before the first
   */
  @JsonbPropertyOrder({"count", "samples", "perSecond", "failing", "meanMs", "longestMs"})
  public record Flushes(
      long count,
      long samples,
      double perSecond,
      boolean failing,
      @Nullable Double meanMs,
      @Nullable Double longestMs) {
    static Flushes of(WriteState state) {
      return new Flushes(
          state.writes(),
          state.rows(),
          state.rowsPerSecond(),
          state.failing(),
          Finite.orNull(state.meanMillis()),
          Finite.orNull(state.longestMillis()));
    }
  }

  /**
   * What the probe measured.
   *
   * @param on whether the probe is on
   * @param events what happened to statements and requests, all of which are counted in the
   *     sketches
   * @param storedRows number of samples that were written as rows
   * @param droppedRows number of samples for which there was no room, or that the database rejected
   * @param failures how often measuring itself failed since the server started
   * @param countedAsOther number of events counted as {@code (other)}, by deployment
   * @param writes the writes of those rows
   */
  @JsonbPropertyOrder({
    "on",
    "events",
    "storedRows",
    "droppedRows",
    "failures",
    "countedAsOther",
    "writes"
  })
  public record Probe(
      boolean on,
      Balance events,
      long storedRows,
      long droppedRows,
      long failures,
      Map<String, Long> countedAsOther,
      Writes writes) {
    static Probe of(GatheringState state) {
      return new Probe(
          state.measuring(),
          state.balance(),
          state.writes().rows(),
          state.droppedRows(),
          state.failures(),
          state.others(),
          Writes.of(state.writes()));
    }
  }

  /**
   * The writes of rows.
   *
   * @param count number of transactions
   * @param rows number of rows written
   * @param perSecond rows per second over the last minute
   * @param failing whether the last transaction failed
   * @param meanMs mean duration of a transaction in ms; null before the first
   * @param longestMs longest duration of a transaction in ms; null before the first
   */
  @JsonbPropertyOrder({"count", "rows", "perSecond", "failing", "meanMs", "longestMs"})
  public record Writes(
      long count,
      long rows,
      double perSecond,
      boolean failing,
      @Nullable Double meanMs,
      @Nullable Double longestMs) {
    static Writes of(WriteState state) {
      return new Writes(
          state.writes(),
          state.rows(),
          state.rowsPerSecond(),
          state.failing(),
          Finite.orNull(state.meanMillis()),
          Finite.orNull(state.longestMillis()));
    }
  }

  /**
   * What is measured on this server, and what is not.
   *
   * @param requestSeen whether this request is measured
   * @param unmeasured the data sources that no probe measures
   * @param silent the deployments with requests but without statements since the server started
   * @param statementSeen whether the last test statement was recorded; null if none could be sent
   *     yet
   */
  @JsonbPropertyOrder({"requestSeen", "unmeasured", "silent", "statementSeen"})
  public record SelfTest(
      boolean requestSeen,
      List<UnmeasuredDataSource> unmeasured,
      List<String> silent,
      @Nullable Boolean statementSeen) {
    static SelfTest of(boolean requestSeen, SelfTestResult result) {
      return new SelfTest(
          requestSeen, result.unmeasured(), result.silent(), result.statementSeen());
    }
  }
}
