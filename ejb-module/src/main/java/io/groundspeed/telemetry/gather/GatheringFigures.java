package io.groundspeed.telemetry.gather;

import io.groundspeed.probe.Probe;
import io.groundspeed.telemetry.flush.FlushFigures;
import io.groundspeed.telemetry.intake.Accounting;
import io.groundspeed.telemetry.intake.Cardinality;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** The outcome of the events of all sources since this process started. Thread-safe. */
public final class GatheringFigures {
  private final Cardinality cardinality;
  private final Accounting accounting = new Accounting();
  private final FlushFigures writes = new FlushFigures();
  private final LongAdder droppedRows = new LongAdder();

  public GatheringFigures(Cardinality cardinality) {
    this.cardinality = cardinality;
  }

  void received(long events) {
    accounting.accepted(events);
  }

  void stored(long events) {
    accounting.stored(events);
  }

  /**
   * Records a committed transaction.
   *
   * @param rows number of rows written
   */
  void written(long rows, long elapsedNanos) {
    writes.flushed(rows, elapsedNanos);
  }

  void failed() {
    writes.failed();
  }

  void lost(long events) {
    accounting.lost("full", events);
  }

  void droppedRows(long rows) {
    droppedRows.add(rows);
  }

  /**
   * Counts from the probe are executions that it could not count separately; those from the
   * sketches are minutes of them.
   */
  private Map<String, Long> others() {
    Map<String, Long> others = new TreeMap<>(Probe.others());
    cardinality
        .othersByDeployment()
        .forEach((deployment, count) -> others.merge(deployment, count, Long::sum));
    return others;
  }

  GatheringState state() {
    return new GatheringState(
        accounting.balance(),
        writes.state(),
        droppedRows.sum() + Probe.droppedSamples(),
        Probe.isOn(),
        others(),
        Probe.failures());
  }
}
