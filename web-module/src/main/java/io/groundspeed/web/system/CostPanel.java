package io.groundspeed.web.system;

import io.groundspeed.database.Storage;
import io.groundspeed.database.StorageState;
import io.groundspeed.format.Format;
import io.groundspeed.node.NodeState;
import io.groundspeed.node.Nodes;
import io.groundspeed.node.Versions;
import io.groundspeed.query.source.MeasuringCost;
import io.groundspeed.telemetry.PipelineState;
import io.groundspeed.telemetry.Telemetry;
import io.groundspeed.telemetry.flush.WriteState;
import io.groundspeed.telemetry.gather.Gathering;
import io.groundspeed.telemetry.gather.GatheringState;
import io.groundspeed.web.csv.Exact;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Backing bean for the part of the System screen about Groundspeed's own cost and storage. */
@Named("cost")
@RequestScoped
public class CostPanel {
  @Inject private Regions regions;
  @Inject private Telemetry telemetry;
  @Inject private Gathering gathering;
  @Inject private MeasuringCost measuring;
  @Inject private Storage storage;
  @Inject private Nodes nodes;

  private Regions.Pending<PipelineState> pipeline;
  private Regions.Pending<GatheringState> probe;
  private Regions.Pending<Double> recording;
  private Regions.Pending<StorageState> disk;
  private Regions.Pending<List<NodeState>> all;

  @PostConstruct
  void open() {
    pipeline = regions.readHere("system.pipeline", telemetry::state);
    probe = regions.readHere("system.probe", gathering::state);
    recording = regions.readHere("system.recording", measuring::nanosPerStatement);
    disk = regions.read("system.storage", storage::state);
    all = regions.read("system.nodes", nodes::all);
  }

  /** Returns the state of the pipeline that stores vitals and asset loads. */
  public Region<PipelineState> getPipeline() {
    return pipeline.get();
  }

  /** Returns the state of the gathering of the probe's measurements. */
  public Region<GatheringState> getProbe() {
    return probe.get();
  }

  /** Returns the time to record one statement as text, a dash if it is unknown. */
  public String getRecording() {
    Region<Double> nanos = recording.get();
    return nanos.isShown() && !nanos.known().isNaN()
        ? String.format(Locale.ENGLISH, "%,d ns", Math.round(nanos.known()))
        : Format.UNKNOWN;
  }

  /** Returns the rows per second of both writers in the last minute, as text. */
  public String getRowsPerSecond() {
    double rows =
        getPipeline().known().writes().rowsPerSecond()
            + getProbe().known().writes().rowsPerSecond();
    return String.format(Locale.ENGLISH, rows < 10 ? "%.1f/s" : "%,.0f/s", rows);
  }

  /** Returns the state of each writer by what it writes. */
  public Map<String, WriteState> getWriters() {
    Map<String, WriteState> writers = new LinkedHashMap<>();
    writers.put("Vitals and assets", getPipeline().known().writes());
    writers.put("Statements and requests", getProbe().known().writes());
    return writers;
  }

  /** Returns how many vitals and asset loads were stored, rejected or dropped. */
  public List<EventLine> getBeacons() {
    return EventLine.of(getPipeline().known().balance());
  }

  /** Returns how many statements and requests were stored, rejected or dropped. */
  public List<EventLine> getMeasured() {
    return EventLine.of(getProbe().known().balance());
  }

  /** Returns how often something was counted as {@code (other)}, by deployment. */
  public List<Map.Entry<String, Long>> getOthers() {
    return List.copyOf(getProbe().known().others().entrySet());
  }

  /** Returns the state of the storage. */
  public Region<StorageState> getDisk() {
    return disk.get();
  }

  /** Returns the difference between the database's clock and this node's, as text. */
  public String getSkew() {
    return skew(getDisk().known().skewMillis());
  }

  /**
   * Formats how far the database's clock is ahead of or behind a node's.
   *
   * @param millis positive if it is ahead
   */
  public String skew(double millis) {
    return Exact.or(
        "ms", millis, Format.duration(Math.abs(millis)) + (millis < 0 ? " behind" : " ahead"));
  }

  /** Returns the nodes. */
  public Region<List<NodeState>> getNodes() {
    return all.get();
  }

  /** Returns the versions of this node. */
  public Versions getVersions() {
    return Versions.current();
  }
}
