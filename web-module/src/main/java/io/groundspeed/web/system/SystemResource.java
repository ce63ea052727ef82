package io.groundspeed.web.system;

import io.groundspeed.query.SelfTest;
import io.groundspeed.query.SelfTestResult;
import io.groundspeed.query.UnmeasuredDataSource;
import io.groundspeed.telemetry.Accounting.Balance;
import io.groundspeed.telemetry.Gathering;
import io.groundspeed.telemetry.GatheringState;
import io.groundspeed.telemetry.PipelineState;
import io.groundspeed.telemetry.Storage;
import io.groundspeed.telemetry.StorageState;
import io.groundspeed.telemetry.Telemetry;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** {@code GET /api/performance/system}: what Groundspeed itself costs and holds, on this node. */
@Path("/performance/system")
@RequestScoped
public class SystemResource {
  @Inject private Telemetry telemetry;
  @Inject private Gathering gathering;
  @Inject private Storage storage;
  @Inject private SelfTest selfTest;

  /** Returns the counts of this process and the state of its queue. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String system() {
    PipelineState state = telemetry.state();
    JsonObjectBuilder flushes =
        Json.createObjectBuilder()
            .add("count", state.flushes())
            .add("samples", state.flushedSamples());
    if (state.flushes() > 0) {
      flushes.add("meanMs", state.meanFlushMillis());
    }
    return Json.createObjectBuilder()
        .add("node", state.node())
        .add("events", events(state.balance()))
        .add("queueFill", state.queueFill())
        .add("flushes", flushes)
        .add("countedAsOther", state.countedAsOther())
        .add("probe", probe(gathering.state()))
        .add("selfTest", selfTest())
        .build()
        .toString();
  }

  /** Returns what is used of the database; 503 where that is away. */
  @GET
  @Path("storage")
  @Produces(MediaType.APPLICATION_JSON)
  public String storage() {
    StorageState state = storage.state();
    JsonArrayBuilder tables = Json.createArrayBuilder();
    state
        .tables()
        .forEach(
            table ->
                tables.add(
                    Json.createObjectBuilder()
                        .add("name", table.name())
                        .add("bytes", table.bytes())
                        .add("partitions", table.partitions())));
    return Json.createObjectBuilder()
        .add("totalBytes", state.totalBytes())
        .add("tables", tables)
        .add("clockSkewMs", state.skewMillis())
        .add("postgres", state.postgres())
        .build()
        .toString();
  }

  /** Where the statements and requests of this server went, and their samples. */
  private static JsonObjectBuilder probe(GatheringState state) {
    return Json.createObjectBuilder()
        .add("on", state.measuring())
        .add("events", events(state.balance()))
        .add("storedRows", state.storedRows())
        .add("droppedRows", state.droppedRows())
        .add("failures", state.failures());
  }

  private JsonObjectBuilder selfTest() {
    SelfTestResult result = selfTest.last();
    JsonArrayBuilder unmeasured = Json.createArrayBuilder();
    result.unmeasured().forEach(source -> unmeasured.add(dataSource(source)));
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("requestSeen", selfTest.seesThisRequest())
            .add("unmeasured", unmeasured);
    return result.statementSeen() == null
        ? json
        : json.add("statementSeen", result.statementSeen());
  }

  private static JsonObjectBuilder dataSource(UnmeasuredDataSource source) {
    return Json.createObjectBuilder()
        .add("name", source.name())
        .add("jndiName", source.jndiName())
        .add("url", source.url())
        .add("cli", Json.createArrayBuilder(source.cli()));
  }

  private static JsonObjectBuilder events(Balance balance) {
    return Json.createObjectBuilder()
        .add("received", balance.received())
        .add("stored", balance.stored())
        .add("replaced", balance.replaced())
        .add("rejected", counts(balance.rejected()))
        .add("suppressed", counts(balance.suppressed()))
        .add("dropped", counts(balance.dropped()))
        .add("waiting", balance.waiting());
  }

  private static JsonObjectBuilder counts(Map<String, Long> counts) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    counts.forEach(json::add);
    return json;
  }
}
