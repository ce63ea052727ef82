package io.groundspeed.probe.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.probe.sql.Fingerprint;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatementCountsTest {
  private final Call call = new Call("shop.war", "/orders");

  private Map<String, Integer> counts() {
    Map<String, Integer> counts = new HashMap<>();
    call.eachStatement((statement, times) -> counts.put(statement.name(), times));
    return counts;
  }

  @Test
  void each_statement_is_counted_apart_by_its_text() {
    for (int i = 0; i < 14; i++) {
      call.ran(Fingerprint.of("select * from pets where owner_id = " + i), 1);
    }
    call.ran(Fingerprint.named("by name"), 1);

    assertThat(counts().values()).containsExactlyInAnyOrder(14, 1);
    assertThat(call.statements()).isEqualTo(15);
  }

  @Test
  void many_different_ones_are_counted_up_to_a_bound() {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 1_000; i++) {
        call.ran(Fingerprint.named("statement" + i), 1);
      }
    }

    assertThat(counts()).hasSizeBetween(200, 1_024);
    assertThat(counts().values()).containsOnly(3);
    assertThat(call.statements()).isEqualTo(3_000);
  }

  @Test
  void a_call_without_statements_has_none() {
    assertThat(counts()).isEmpty();
  }
}
