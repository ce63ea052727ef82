package io.groundspeed.web.system;

import io.groundspeed.database.TableSize;
import io.groundspeed.node.NodeState;
import io.groundspeed.node.Versions;
import io.groundspeed.query.source.UnmeasuredDataSource;
import io.groundspeed.telemetry.flush.WriteState;
import io.groundspeed.telemetry.gather.GatheringState;
import io.groundspeed.telemetry.intake.Accounting.Balance;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;

/** Writes the parts of the system's state as JSON; unknown values are left out. */
final class SystemJson {
  private SystemJson() {}

  /** Writes the balance of this server's statements and requests, and of their samples. */
  static JsonObjectBuilder probe(GatheringState state) {
    return Json.createObjectBuilder()
        .add("on", state.measuring())
        .add("events", events(state.balance()))
        .add("storedRows", state.writes().rows())
        .add("droppedRows", state.droppedRows())
        .add("failures", state.failures())
        .add("countedAsOther", counts(state.others()))
        .add("writes", writes(state.writes(), "rows"));
  }

  /**
   * Writes the state of a writer.
   *
   * @param rows JSON name for the number of rows
   */
  static JsonObjectBuilder writes(WriteState state, String rows) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("count", state.writes())
            .add(rows, state.rows())
            .add("perSecond", state.rowsPerSecond())
            .add("failing", state.failing());
    return state.writes() == 0
        ? json
        : json.add("meanMs", state.meanMillis()).add("longestMs", state.longestMillis());
  }

  static JsonObjectBuilder versions(Versions versions) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("groundspeed", versions.groundspeed())
            .add("java", versions.java());
    return versions.server() == null ? json : json.add("server", versions.server());
  }

  static JsonObjectBuilder node(NodeState node) {
    return versions(new Versions(node.version(), node.java(), node.server()))
        .add("node", node.node())
        .add("startedAt", node.startedAt().toString())
        .add("seenAt", node.seenAt().toString())
        .add("alive", node.isAlive())
        .add("clockSkewMs", node.skewMillis());
  }

  static JsonObjectBuilder table(TableSize table) {
    return Json.createObjectBuilder()
        .add("name", table.name())
        .add("bytes", table.bytes())
        .add("partitions", table.partitions());
  }

  static JsonObjectBuilder dataSource(UnmeasuredDataSource source) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("name", source.name());
    if (source.deployment() != null) {
      json.add("deployment", source.deployment());
    }
    return json.add("jndiName", source.jndiName())
        .add("url", source.url())
        .add("advice", source.advice())
        .add("cli", Json.createArrayBuilder(source.cli()));
  }

  static JsonObjectBuilder events(Balance balance) {
    return Json.createObjectBuilder()
        .add("received", balance.received())
        .add("stored", balance.stored())
        .add("replaced", balance.replaced())
        .add("rejected", counts(balance.rejected()))
        .add("suppressed", counts(balance.suppressed()))
        .add("dropped", counts(balance.dropped()))
        .add("waiting", balance.waiting())
        .add("noted", counts(balance.noted()));
  }

  static JsonObjectBuilder counts(Map<String, Long> counts) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    counts.forEach(json::add);
    return json;
  }
}
