package io.groundspeed.web.system;

import io.groundspeed.database.Storage;
import io.groundspeed.database.StorageState;
import io.groundspeed.database.TableSize;
import io.groundspeed.node.NodeState;
import io.groundspeed.node.Nodes;
import io.groundspeed.node.Versions;
import io.groundspeed.query.source.MeasuringCost;
import io.groundspeed.query.source.SelfTest;
import io.groundspeed.telemetry.PipelineState;
import io.groundspeed.telemetry.Telemetry;
import io.groundspeed.telemetry.gather.Gathering;
import io.groundspeed.web.door.DoorCounts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/performance/system}: Groundspeed's own cost and storage, on this node. */
@RolesAllowed("admin")
@Path("/performance/system")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SystemResource {
  @Inject private Telemetry telemetry;
  @Inject private Gathering gathering;
  @Inject private Storage storage;
  @Inject private SelfTest selfTest;
  @Inject private MeasuringCost measuring;
  @Inject private Nodes nodes;

  /**
   * The nodes of the cluster.
   *
   * @param nodes those that reported within the last week and were not shut down, by name
   */
  public record NodeList(List<Node> nodes) {
    static NodeList of(List<NodeState> nodes) {
      return new NodeList(nodes.stream().map(Node::of).toList());
    }
  }

  /**
   * A node as of its last heartbeat.
   *
   * @param groundspeed version of Groundspeed
   * @param java version of Java
   * @param server name and version of the application server; null if unknown, then left out
   * @param node its name
   * @param startedAt when its process started
   * @param seenAt the last heartbeat, by the database's clock
   * @param alive whether the last heartbeat is recent enough
   * @param clockSkewMs how far the database's clock is ahead of the node's, in milliseconds;
   *     negative if it is behind
   */
  @JsonbPropertyOrder({
    "groundspeed",
    "java",
    "server",
    "node",
    "startedAt",
    "seenAt",
    "alive",
    "clockSkewMs"
  })
  public record Node(
      String groundspeed,
      String java,
      @Nullable String server,
      String node,
      Instant startedAt,
      Instant seenAt,
      boolean alive,
      double clockSkewMs) {
    static Node of(NodeState node) {
      return new Node(
          node.version(),
          node.java(),
          node.server(),
          node.node(),
          node.startedAt(),
          node.seenAt(),
          node.isAlive(),
          node.skewMillis());
    }
  }

  /**
   * The used storage of the database.
   *
   * @param totalBytes of all our tables, including those not listed
   * @param tables a limited number of tables, the largest first
   * @param clockSkewMs how far the database's clock is ahead of this node's, in milliseconds;
   *     negative if it is behind
   * @param postgres the database server's version
   */
  @JsonbPropertyOrder({"totalBytes", "tables", "clockSkewMs", "postgres"})
  public record UsedStorage(
      long totalBytes, List<TableSize> tables, double clockSkewMs, String postgres) {
    static UsedStorage of(StorageState state) {
      return new UsedStorage(
          state.totalBytes(), state.tables(), state.skewMillis(), state.postgres());
    }
  }

  /**
   * Returns the counters of this process and the state of its queue, without using the database.
   */
  @GET
  public ProcessState system() {
    PipelineState state = telemetry.state();
    return new ProcessState(
        state.node(),
        Versions.current(),
        ProcessState.Cost.of(measuring.nanosPerStatement()),
        state.balance(),
        DoorCounts.all(),
        state.queueFill(),
        ProcessState.Flushes.of(state.writes()),
        state.countedAsOther(),
        ProcessState.Probe.of(gathering.state()),
        ProcessState.SelfTest.of(selfTest.seesThisRequest(), selfTest.last()));
  }

  /** Returns the nodes according to their heartbeats; 503 if the database is unavailable. */
  @GET
  @Path("nodes")
  public NodeList nodes() {
    return NodeList.of(nodes.all());
  }

  /** Returns the used storage of the database; 503 if it is unavailable. */
  @GET
  @Path("storage")
  public UsedStorage storage() {
    return UsedStorage.of(storage.state());
  }
}
