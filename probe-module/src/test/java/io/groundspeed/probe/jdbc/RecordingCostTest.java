package io.groundspeed.probe.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Calls;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingCostTest {
  @Test
  void it_is_measured_and_in_nobodys_figures() throws Exception {
    Call call = new Call("a.war", "/a");
    Probe.statements().fetch((key, counts) -> {});

    double nanos = Calls.run(call, RecordingCost::nanosPerStatement);

    assertThat(nanos).isPositive().isLessThan(1e6);
    assertThat(call.statements()).isZero();
    assertThat(Calls.current()).isNull();
    List<Object> recorded = new ArrayList<>();
    Probe.statements().fetch((key, counts) -> recorded.add(key));
    assertThat(recorded).isEmpty();
  }
}
