package io.groundspeed.bench.throughput;

import io.groundspeed.launcher.EmbeddedDatabase;
import io.groundspeed.launcher.Ports;
import io.groundspeed.launcher.WildFlyServer;
import io.groundspeed.launcher.WildFlyServerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A server with the platform and its demo on a database of its own. Only the one that is visited
 * runs, the others are frozen: what one does in the background is not taken from another.
 */
final class Subject implements AutoCloseable {
  static final String ADMIN_PASSWORD = "only while this benchmark runs";

  private static final Duration START = Duration.ofMinutes(5);

  private final String name;
  private final EmbeddedDatabase database;
  private final WildFlyServer server;

  /**
   * @param probe on or off
   */
  Subject(String name, Path installation, Path ear, Path work, String probe) throws IOException {
    this.name = name;
    Path home = Files.createTempDirectory(work, "throughput");
    database = EmbeddedDatabase.in(home).start();
    WildFlyServerBuilder builder =
        WildFlyServer.builder(installation, home)
            .deployment(ear)
            .database(database)
            .portOffset(Ports.free() % 20_000 + 20_000)
            .env("GROUNDSPEED_PROBE", probe)
            .env("GROUNDSPEED_ADMIN_PASSWORD", ADMIN_PASSWORD)
            .env("GROUNDSPEED_DEMO", "true");
    try {
      server = builder.start().awaitReady(START);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
    server.freeze();
  }

  String name() {
    return name;
  }

  Visits visit(String path, Duration length) throws Exception {
    server.thaw();
    try {
      return Visits.to(server, path, length);
    } finally {
      server.freeze();
    }
  }

  /** Does something with its address, which has a slash at the end. */
  <T> T ask(Question<T> question) throws Exception {
    server.thaw();
    try {
      return question.of(server.url());
    } finally {
      server.freeze();
    }
  }

  /** What is asked of a server. */
  interface Question<T> {
    T of(String url) throws Exception;
  }

  @Override
  public void close() {
    server.thaw();
    server.close();
    database.close();
  }
}
