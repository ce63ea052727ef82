package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.RunningGroundspeed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An application that is measured goes on when Groundspeed is undeployed. */
@Tag("faults")
class UndeployedIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static RunningGroundspeed groundspeed;
  private static Path deployments;

  @BeforeAll
  static void start() {
    groundspeed =
        RunningGroundspeed.withNodes(
            1, node -> node.deployment(Build.ear()).deployment(PlainShop.archive()));
    deployments = groundspeed.node(0).baseDirectory().resolve("deployments");
  }

  @AfterAll
  static void stop() {
    if (groundspeed != null) {
      groundspeed.close();
    }
  }

  @Test
  void without_us_the_application_goes_on_and_no_thread_of_ours_stays() throws Exception {
    undeploy("groundspeed.ear");

    use();
    await(() -> !jcmd("Thread.print").contains("\"groundspeed-"));
  }

  private static void use() {
    Beacons http = new Beacons(groundspeed.node(0).url());
    for (String path :
        new String[] {"orders/x", "orders/batch", "orders/wrong", "later", "hidden"}) {
      assertThat(http.request("GET", "plain/" + path).statusCode()).isNotEqualTo(404);
    }
  }

  private static void undeploy(String archive) throws IOException {
    Files.delete(deployments.resolve(archive + ".deployed"));
    await(() -> Files.exists(deployments.resolve(archive + ".undeployed")));
  }

  private static String jcmd(String command) {
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(groundspeed.node(0).pid()),
                  command)
              .redirectErrorStream(true)
              .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("the time to wait").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }
}
