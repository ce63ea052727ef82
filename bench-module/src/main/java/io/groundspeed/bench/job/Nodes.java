package io.groundspeed.bench.job;

import io.groundspeed.bench.job.fixture.CoalescedHandler;
import io.groundspeed.bench.job.fixture.Driver;
import io.groundspeed.bench.job.fixture.FarDriver;
import io.groundspeed.bench.job.fixture.FixtureModule;
import io.groundspeed.bench.job.fixture.NearDriver;
import io.groundspeed.bench.job.fixture.PacedHandler;
import io.groundspeed.bench.job.fixture.StartedHandler;
import io.groundspeed.bench.job.fixture.TransactionalHandler;
import io.groundspeed.bench.job.fixture.WritingHandler;
import io.groundspeed.launcher.EmbeddedDatabase;
import io.groundspeed.launcher.Ports;
import io.groundspeed.launcher.WildFlyServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Starts servers with Groundspeed and the benchmark's handlers. */
final class Nodes {
  private static final Duration READY = Duration.ofMinutes(4);

  private final Path server;
  private final Path ear;
  private final Path home;
  private final EmbeddedDatabase database;

  Nodes(Path server, Path ear, Path home, EmbeddedDatabase database) {
    this.server = server;
    this.ear = ear;
    this.home = home;
    this.database = database;
  }

  /** Starts the node that runs the measured jobs. */
  WildFlyServer worker(int workers) throws IOException {
    return start(
        "worker" + workers,
        workers,
        List.of(
            FixtureModule.class,
            TransactionalHandler.class,
            WritingHandler.class,
            CoalescedHandler.class,
            PacedHandler.class,
            StartedHandler.class,
            StartedHandler.Payload.class,
            Driver.class,
            Driver.Payload.class,
            NearDriver.class));
  }

  /** Starts a node that only enqueues. */
  WildFlyServer far() throws IOException {
    return start(
        "far",
        1,
        List.of(
            FixtureModule.class,
            StartedHandler.Payload.class,
            Driver.class,
            Driver.Payload.class,
            FarDriver.class));
  }

  private WildFlyServer start(String node, int workers, List<Class<?>> classes) throws IOException {
    return WildFlyServer.builder(server, home)
        .node(node)
        .deployment(BenchEar.in(home.resolve(node), ear, classes))
        .database(database)
        .portOffset(Ports.free() % 20_000 + 20_000)
        .env("GROUNDSPEED_JOB_WORKERS", Integer.toString(workers))
        .start()
        .awaitReady(READY);
  }
}
