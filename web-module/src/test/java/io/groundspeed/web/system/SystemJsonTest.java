package io.groundspeed.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.database.StorageState;
import io.groundspeed.database.TableSize;
import io.groundspeed.node.NodeState;
import io.groundspeed.node.Versions;
import io.groundspeed.query.source.SelfTestResult;
import io.groundspeed.query.source.UnmeasuredDataSource;
import io.groundspeed.telemetry.flush.WriteState;
import io.groundspeed.telemetry.gather.GatheringState;
import io.groundspeed.telemetry.intake.Accounting.Balance;
import io.groundspeed.web.api.JsonBinding;
import io.groundspeed.web.system.SystemResource.NodeList;
import io.groundspeed.web.system.SystemResource.UsedStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SystemJsonTest {
  private static final Map<String, Long> NONE = Map.of();
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final WriteState BEFORE_THE_FIRST =
      new WriteState(0, 0, 0, Double.NaN, Double.NaN, false);

  private final Balance busy =
      new Balance(9, 1, 2, Map.of("value", 3L), Map.of("gpc", 1L), NONE, 2, Map.of("page-cut", 4L));
  private final Balance quiet = new Balance(0, 0, 0, NONE, NONE, NONE, 0, NONE);

  @Test
  void a_busy_process_states_everything() {
    ProcessState state =
        new ProcessState(
            "node0",
            new Versions("1.0", "25", "WildFly 39"),
            ProcessState.Cost.of(417.6),
            busy,
            Map.of("busy", 7L),
            0.25,
            ProcessState.Flushes.of(new WriteState(4, 40, 1.5, 2.5, 10, false)),
            6,
            ProcessState.Probe.of(
                new GatheringState(
                    quiet,
                    new WriteState(2, 20, 0.5, 3.5, 4, true),
                    8,
                    true,
                    Map.of("shop.war", 5L),
                    1)),
            ProcessState.SelfTest.of(true, tested(true, List.of(), List.of("quiet.war"))));

    assertThat(json(state))
        .isEqualTo(
            """
            {"node":"node0","versions":{"groundspeed":"1.0","java":"25","server":"WildFly 39"},\
            "cost":{"statementNanos":418},"events":{"received":9,"stored":1,"replaced":2,\
            "rejected":{"value":3},"suppressed":{"gpc":1},"dropped":{},"waiting":2,\
            "noted":{"page-cut":4}},"refusedAtDoor":{"busy":7},"queueFill":0.25,\
            "flushes":{"count":4,"samples":40,"perSecond":1.5,"failing":false,"meanMs":2.5,\
            "longestMs":10.0},"countedAsOther":6,"probe":{"on":true,"events":{"received":0,\
            "stored":0,"replaced":0,"rejected":{},"suppressed":{},"dropped":{},"waiting":0,\
            "noted":{}},"storedRows":20,"droppedRows":8,"failures":1,\
            "countedAsOther":{"shop.war":5},"writes":{"count":2,"rows":20,"perSecond":0.5,\
            "failing":true,"meanMs":3.5,"longestMs":4.0}},"selfTest":{"requestSeen":true,\
            "unmeasured":[],"silent":["quiet.war"],"statementSeen":true}}""");
  }

  @Test
  void what_is_unknown_is_left_out() {
    assertThat(json(new Versions("1.0", "25", null)))
        .isEqualTo("{\"groundspeed\":\"1.0\",\"java\":\"25\"}");
    assertThat(json(ProcessState.Cost.of(Double.NaN))).isEqualTo("{}");
    assertThat(json(ProcessState.Flushes.of(BEFORE_THE_FIRST)))
        .isEqualTo("{\"count\":0,\"samples\":0,\"perSecond\":0.0,\"failing\":false}");
    assertThat(json(ProcessState.Writes.of(BEFORE_THE_FIRST)))
        .isEqualTo("{\"count\":0,\"rows\":0,\"perSecond\":0.0,\"failing\":false}");
    assertThat(json(ProcessState.SelfTest.of(false, tested(null, List.of(), List.of()))))
        .isEqualTo("{\"requestSeen\":false,\"unmeasured\":[],\"silent\":[]}");
  }

  @Test
  void a_data_source_that_is_not_measured_comes_with_advice() {
    UnmeasuredDataSource ofServer =
        new UnmeasuredDataSource("Shop", null, "java:/Shop", "jdbc:x", "Do it:", List.of("reload"));
    UnmeasuredDataSource ofDeployment =
        new UnmeasuredDataSource("Own", "shop.war", "java:/Own", "", "Move it.", List.of());

    assertThat(
            json(
                ProcessState.SelfTest.of(
                    true, tested(null, List.of(ofServer, ofDeployment), List.of()))))
        .isEqualTo(
            """
            {"requestSeen":true,"unmeasured":[{"name":"Shop","jndiName":"java:/Shop",\
            "url":"jdbc:x","advice":"Do it:","cli":["reload"]},{"name":"Own",\
            "deployment":"shop.war","jndiName":"java:/Own","url":"","advice":"Move it.",\
            "cli":[]}],"silent":[]}""");
  }

  private static SelfTestResult tested(
      @Nullable Boolean statementSeen, List<UnmeasuredDataSource> unmeasured, List<String> silent) {
    return new SelfTestResult(true, statementSeen, unmeasured, silent);
  }

  @Test
  void nodes_have_their_versions_and_heartbeats() {
    Instant started = NOON.minusMillis(1);
    NodeState alive =
        new NodeState("a", started, NOON, Duration.ZERO, -1.5, "1.0", "25", "WildFly 39");
    NodeState silent = new NodeState("b", NOON, NOON, Duration.ofDays(1), 0, "1.0", "25", null);

    assertThat(json(NodeList.of(List.of(alive, silent))))
        .isEqualTo(
            """
            {"nodes":[{"groundspeed":"1.0","java":"25","server":"WildFly 39","node":"a",\
            "startedAt":"2026-11-22T11:59:59.999Z","seenAt":"2026-11-22T12:00:00Z","alive":true,\
            "clockSkewMs":-1.5},{"groundspeed":"1.0","java":"25","node":"b",\
            "startedAt":"2026-11-22T12:00:00Z","seenAt":"2026-11-22T12:00:00Z","alive":false,\
            "clockSkewMs":0.0}]}""");
    assertThat(json(NodeList.of(List.of()))).isEqualTo("{\"nodes\":[]}");
  }

  @Test
  void storage_lists_the_tables_with_their_size() {
    StorageState state =
        new StorageState(List.of(new TableSize("web_vitals", 4_096, 3)), 8_192, 0.5, "18.6");

    assertThat(json(UsedStorage.of(state)))
        .isEqualTo(
            """
            {"totalBytes":8192,"tables":[{"name":"web_vitals","bytes":4096,"partitions":3}],\
            "clockSkewMs":0.5,"postgres":"18.6"}""");
  }

  private static String json(Object answer) {
    return new JsonBinding().getContext(answer.getClass()).toJson(answer);
  }
}
