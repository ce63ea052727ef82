package io.groundspeed.web.system;

import io.groundspeed.database.Storage;
import io.groundspeed.database.StorageState;
import io.groundspeed.node.Nodes;
import io.groundspeed.node.Versions;
import io.groundspeed.query.source.MeasuringCost;
import io.groundspeed.query.source.SelfTest;
import io.groundspeed.query.source.SelfTestResult;
import io.groundspeed.telemetry.PipelineState;
import io.groundspeed.telemetry.Telemetry;
import io.groundspeed.telemetry.gather.Gathering;
import io.groundspeed.web.door.DoorCounts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code GET /api/performance/system}: Groundspeed's own cost and storage, on this node. */
@RolesAllowed("admin")
@Path("/performance/system")
@RequestScoped
public class SystemResource {
  @Inject private Telemetry telemetry;
  @Inject private Gathering gathering;
  @Inject private Storage storage;
  @Inject private SelfTest selfTest;
  @Inject private MeasuringCost measuring;
  @Inject private Nodes nodes;

  /**
   * Returns the counters of this process and the state of its queue, without using the database.
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String system() {
    PipelineState state = telemetry.state();
    return Json.createObjectBuilder()
        .add("node", state.node())
        .add("versions", SystemJson.versions(Versions.current()))
        .add("cost", cost())
        .add("events", SystemJson.events(state.balance()))
        .add("refusedAtDoor", SystemJson.counts(DoorCounts.all()))
        .add("queueFill", state.queueFill())
        .add("flushes", SystemJson.writes(state.writes(), "samples"))
        .add("countedAsOther", state.countedAsOther())
        .add("probe", SystemJson.probe(gathering.state()))
        .add("selfTest", selfTest())
        .build()
        .toString();
  }

  private JsonObjectBuilder cost() {
    JsonObjectBuilder json = Json.createObjectBuilder();
    double nanos = measuring.nanosPerStatement();
    return Double.isNaN(nanos) ? json : json.add("statementNanos", Math.round(nanos));
  }

  private JsonObjectBuilder selfTest() {
    SelfTestResult result = selfTest.last();
    JsonArrayBuilder unmeasured = Json.createArrayBuilder();
    result.unmeasured().forEach(source -> unmeasured.add(SystemJson.dataSource(source)));
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("requestSeen", selfTest.seesThisRequest())
            .add("unmeasured", unmeasured)
            .add("silent", Json.createArrayBuilder(result.silent()));
    return result.statementSeen() == null
        ? json
        : json.add("statementSeen", result.statementSeen());
  }

  /** Returns the nodes according to their heartbeats; 503 if the database is unavailable. */
  @GET
  @Path("nodes")
  @Produces(MediaType.APPLICATION_JSON)
  public String nodes() {
    JsonArrayBuilder all = Json.createArrayBuilder();
    nodes.all().forEach(node -> all.add(SystemJson.node(node)));
    return Json.createObjectBuilder().add("nodes", all).build().toString();
  }

  /** Returns the used storage of the database; 503 if it is unavailable. */
  @GET
  @Path("storage")
  @Produces(MediaType.APPLICATION_JSON)
  public String storage() {
    StorageState state = storage.state();
    JsonArrayBuilder tables = Json.createArrayBuilder();
    state.tables().forEach(table -> tables.add(SystemJson.table(table)));
    return Json.createObjectBuilder()
        .add("totalBytes", state.totalBytes())
        .add("tables", tables)
        .add("clockSkewMs", state.skewMillis())
        .add("postgres", state.postgres())
        .build()
        .toString();
  }
}
