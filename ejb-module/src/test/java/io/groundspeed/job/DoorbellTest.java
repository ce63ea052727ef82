package io.groundspeed.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.Doorbell.Committed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    Committed job = new Committed(null, 7L, Set.of());
    doorbell.ring(job);

    assertThat(heard).containsExactly(job);
  }
}
