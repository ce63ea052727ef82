package io.groundspeed.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.RunningGroundspeed;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two nodes on one machine share a cache and outlive each other. */
class ClusterIT {
  private static final Duration SHRUNK = Duration.ofSeconds(20);

  @Test
  void what_one_node_caches_the_other_has_even_when_the_first_is_killed() throws Exception {
    try (RunningGroundspeed groundspeed =
        RunningGroundspeed.withNodes(2, node -> node.deployment(GuestApplication.archive()))) {
      Client first = new Client(groundspeed.node(0).url());
      Client second = new Client(groundspeed.node(1).url());

      first.put("journey:id:1", "cached");
      assertThat(second.get("cache?key=journey:id:1").body()).isEqualTo("cached");

      groundspeed.node(0).kill();

      awaitBody(second, "cache?key=journey:id:1", "cached");
    }
  }

  private static void awaitBody(Client client, String path, String expected)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + SHRUNK.toNanos();
    String body = client.get(path).body();
    while (!body.equals(expected) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
      body = client.get(path).body();
    }
    assertThat(body).isEqualTo(expected);
  }
}
