package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.launcher.WildFlyServer;
import io.groundspeed.testing.Beacons;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jboss.as.controller.client.helpers.standalone.DeploymentPlan;
import org.jboss.as.controller.client.helpers.standalone.DeploymentPlanBuilder;
import org.jboss.as.controller.client.helpers.standalone.InitialDeploymentPlanBuilder;
import org.jboss.as.controller.client.helpers.standalone.ServerDeploymentManager;
import org.jboss.as.controller.client.helpers.standalone.ServerDeploymentPlanResult;
import org.jboss.as.controller.client.helpers.standalone.ServerUpdateActionResult;

/** Deploys {@link PlainShop} or {@link RestShop} to a running server, uses it, and undeploys it. */
final class Redeployments {
  /**
   * Number of WildFly's worker threads that never end and keep the context class loader they were
   * created with: the application's, if {@code AsyncContext.start} created them. This is the same
   * without the probe.
   */
  static final int WORKER_CORE_THREADS = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> PLAIN =
      List.of(
          "GET orders/x",
          "GET orders/batch",
          "GET orders/bound",
          "GET orders/wrong",
          "GET later",
          "GET tasks",
          "GET hidden");
  private static final List<String> REST =
      List.of("POST shop/articles", "GET shop/articles/1/name", "GET shop/articles");

  private final WildFlyServer node;
  private final Path archive;
  private final String name;
  private final List<String> requests;

  private Redeployments(WildFlyServer node, String name, Path archive, List<String> requests) {
    this.node = node;
    this.name = name;
    this.archive = archive;
    this.requests = requests;
  }

  /**
   * Uses servlets and JDBC.
   *
   * @param name of the deployed archive, which is also its context root
   */
  static Redeployments plain(WildFlyServer node, String name) {
    return new Redeployments(node, name, PlainShop.archive(), PLAIN);
  }

  /**
   * Uses JAX-RS and JPA.
   *
   * @param name of the deployed archive, which is also its context root
   */
  static Redeployments rest(WildFlyServer node, String name) {
    return new Redeployments(node, name, RestShop.archive(), REST);
  }

  void deploy() {
    change(plan -> plan.add(name, archive.toFile()).andDeploy());
  }

  void use() {
    Beacons http = new Beacons(node.url());
    for (String request : requests) {
      String[] parts = request.split(" ");
      String address = name.replace(".war", "/") + parts[1];
      assertThat(http.request(parts[0], address, "Content-Type", "text/plain").statusCode())
          .as(request)
          .isNotEqualTo(404);
    }
  }

  void undeploy() {
    change(plan -> plan.undeploy(name).andRemoveUndeployed());
  }

  /** Undeploys another archive. */
  void undeploy(String other) {
    change(plan -> plan.undeploy(other));
  }

  private void change(Change change) {
    try (ServerDeploymentManager server =
        ServerDeploymentManager.Factory.create(
            InetAddress.getLoopbackAddress(), node.managementPort())) {
      DeploymentPlan plan = change.planned(server.newDeploymentPlan()).build();
      ServerDeploymentPlanResult result = server.execute(plan).get(1, TimeUnit.MINUTES);
      assertThat(plan.getDeploymentActions())
          .extracting(action -> result.getDeploymentActionResult(action.getId()).getResult())
          .containsOnly(ServerUpdateActionResult.Result.EXECUTED);
    } catch (IOException | InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Deploys, uses and undeploys a number of times, then waits until everything is
   * garbage-collected.
   */
  void leaveNothing(int rounds) {
    for (int i = 0; i < rounds; i++) {
      deploy();
      use();
      assertThat(i > 0 || loaders() > 0).as("its class loader is found while it is there").isTrue();
      undeploy();
    }
    await(() -> loaders() <= WORKER_CORE_THREADS);
  }

  /** Returns how many class loaders of the application remain after a full garbage collection. */
  private long loaders() {
    jcmd("GC.run");
    return jcmd("VM.classloaders", "fold=false")
        .lines()
        .filter(line -> line.contains("\"deployment." + name))
        .count();
  }

  /** Returns whether one of our threads is running. */
  boolean ourThreadsRun() {
    return jcmd("Thread.print").contains("\"groundspeed-");
  }

  private String jcmd(String... command) {
    String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process process =
          new ProcessBuilder(
                  Stream.concat(Stream.of(program, "" + node.pid()), Stream.of(command)).toList())
              .redirectErrorStream(true)
              .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("the time to wait").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  /** A change to the server's deployments. */
  private interface Change {
    DeploymentPlanBuilder planned(InitialDeploymentPlanBuilder plan) throws IOException;
  }
}
