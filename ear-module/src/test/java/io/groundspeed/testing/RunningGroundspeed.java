package io.groundspeed.testing;

import io.groundspeed.launcher.EmbeddedDatabase;
import io.groundspeed.launcher.WildFlyServer;
import io.groundspeed.launcher.WildFlyServerBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A Groundspeed for a single test, with one or several nodes on one database, for tests that kill,
 * freeze and restart.
 *
 * <pre>{@code
 * try (RunningGroundspeed groundspeed = RunningGroundspeed.withNodes(2)) {
 *   groundspeed.node(0).kill();
 *   groundspeed.database().restart();
 *   groundspeed.restart(0);
 * }
 * }</pre>
 */
public final class RunningGroundspeed implements AutoCloseable {
  /** The password of {@code admin} on each server that a test starts. */
  public static final String ADMIN_PASSWORD = "a paper boat on the canal";

  private static final Duration READY = Duration.ofMinutes(4);

  private final EmbeddedDatabase database;
  private final List<WildFlyServerBuilder> builders;
  private final List<WildFlyServer> nodes = new ArrayList<>();

  private RunningGroundspeed(EmbeddedDatabase database, List<WildFlyServerBuilder> builders) {
    this.database = database;
    this.builders = builders;
  }

  /** Starts the built EAR on a number of nodes; more than one form a cluster. */
  public static RunningGroundspeed withNodes(int count) {
    return withNodes(count, node -> node.deployment(Build.ear()));
  }

  /** Starts the built EAR on a number of nodes at the same time. */
  public static RunningGroundspeed withNodesTogether(int count) {
    return prepare(count, node -> node.deployment(Build.ear())).startTogether();
  }

  /** Starts a number of nodes, with the deployments and settings of the customizer. */
  public static RunningGroundspeed withNodes(
      int count, UnaryOperator<WildFlyServerBuilder> customizer) {
    return started(() -> prepare(count, customizer));
  }

  /** Retries at other ports if another process took one that was free. */
  private static RunningGroundspeed started(Supplier<RunningGroundspeed> prepared) {
    try {
      return prepared.get().start();
    } catch (RuntimeException e) {
      if (!String.valueOf(e.getMessage()).contains("Address already in use")) {
        throw e;
      }
      return prepared.get().start();
    }
  }

  /** Starts nodes that reach each other over a network that a test can cut. */
  public static RunningGroundspeed withNodes(
      int count, ClusterNetwork network, UnaryOperator<WildFlyServerBuilder> customizer) {
    return prepare(count, network::join, (builder, database) -> customizer.apply(builder)).start();
  }

  /** Starts one node, whose customizer may put a proxy between it and the database. */
  public static RunningGroundspeed withNode(
      BiFunction<WildFlyServerBuilder, EmbeddedDatabase, WildFlyServerBuilder> customizer) {
    return started(() -> prepare(1, customizer));
  }

  private static RunningGroundspeed prepare(
      int count, UnaryOperator<WildFlyServerBuilder> customizer) {
    return prepare(count, (builder, database) -> customizer.apply(builder));
  }

  private static RunningGroundspeed prepare(
      int count,
      BiFunction<WildFlyServerBuilder, EmbeddedDatabase, WildFlyServerBuilder> customizer) {
    return prepare(count, RunningGroundspeed::joinDirectly, customizer);
  }

  private static RunningGroundspeed prepare(
      int count,
      Joining joining,
      BiFunction<WildFlyServerBuilder, EmbeddedDatabase, WildFlyServerBuilder> customizer) {
    Path home = Build.freshDirectory("nodes");
    EmbeddedDatabase database = PreparedDatabase.in(home).start();
    List<Integer> offsets = IntStream.range(0, count).mapToObj(i -> PortOffsets.next()).toList();
    List<WildFlyServerBuilder> builders =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    Build.serverIn(home)
                        .node("node" + i)
                        .portOffset(offsets.get(i))
                        .database(database))
            .map(builder -> customizer.apply(builder, database))
            .toList();
    if (count > 1) {
      joining.join(builders, offsets);
    }
    return new RunningGroundspeed(database, builders);
  }

  private static void joinDirectly(List<WildFlyServerBuilder> builders, List<Integer> offsets) {
    String hosts = offsets.stream().map(PortOffsets::clusterHost).collect(Collectors.joining(","));
    builders.forEach(builder -> builder.clustered(hosts));
  }

  /** Configures how nodes become a cluster. */
  private interface Joining {
    void join(List<WildFlyServerBuilder> builders, List<Integer> offsets);
  }

  /** Starts the nodes one after the other: the second joins the cluster of the first. */
  private RunningGroundspeed start() {
    try {
      for (WildFlyServerBuilder builder : builders) {
        WildFlyServer node = builder.start();
        nodes.add(node);
        node.awaitReady(READY);
      }
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private RunningGroundspeed startTogether() {
    try {
      builders.forEach(builder -> nodes.add(builder.start()));
      nodes.forEach(node -> node.awaitReady(READY));
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Returns the node with that number, from 0. */
  public WildFlyServer node(int number) {
    return nodes.get(number);
  }

  /** Starts a node again, after {@code kill} or {@code stop}. */
  public WildFlyServer restart(int number) {
    nodes.set(number, builders.get(number).start().awaitReady(READY));
    return node(number);
  }

  public EmbeddedDatabase database() {
    return database;
  }

  @Override
  public void close() {
    nodes.forEach(WildFlyServer::close);
    database.close();
  }
}
