package io.groundspeed.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.telemetry.intake.Accounting;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLineTest {

  @Test
  void all_lines_after_the_first_add_up_to_it() {
    Accounting accounting = new Accounting();
    accounting.dropped("full", 7);
    accounting.dropped("rate", 2);
    accounting.suppressed("gpc", 1);

    List<EventLine> lines = EventLine.of(accounting.balance());

    assertThat(lines.get(0)).isEqualTo(new EventLine("received", null, 10));
    assertThat(lines.stream().skip(1).mapToLong(EventLine::count).sum()).isEqualTo(10);
    assertThat(lines)
        .contains(new EventLine("rejected", null, 0), new EventLine("dropped", "rate", 2));
  }
}
