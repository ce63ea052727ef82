package io.groundspeed.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.Doorbell.Committed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoorbellTest {
  @Test
  void who_enqueued_never_hears_that_the_runner_could_not_be_told() {
    Doorbell doorbell = new Doorbell();
    List<Committed> heard = new ArrayList<>();
    doorbell.onRing(
        jobs -> {
          throw new IllegalStateException("stopped");
        });
    doorbell.onRing(heard::add);

    doorbell.ring(new Committed(null, 7L));

    assertThat(heard).containsExactly(new Committed(null, 7L));
  }
}
