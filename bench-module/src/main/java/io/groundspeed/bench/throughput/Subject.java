package io.groundspeed.bench.throughput;

import io.groundspeed.launcher.EmbeddedDatabase;
import io.groundspeed.launcher.Ports;
import io.groundspeed.launcher.WildFlyServer;
import io.groundspeed.launcher.WildFlyServerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A server with its own database. Only the server under load runs; the others are frozen, so that
 * their background work takes nothing from it.
 */
final class Subject implements AutoCloseable {
  /** The names of the three subjects. */
  static final String ON = "everything on";

  static final String OFF = "everything off";
  static final String MELODY = "JavaMelody instead";

  static final String ADMIN_PASSWORD = "only while this benchmark runs";

  private static final Duration START = Duration.ofMinutes(5);

  private final String name;
  private final EmbeddedDatabase database;
  private final WildFlyServer server;
  private final Map<String, Long> pages = new HashMap<>();

  /**
   * @param name {@link #ON}, or another name, for which the probe is off
   * @param deployments what is deployed on it
   */
  Subject(String name, Path installation, Path work, Deployments deployments) throws IOException {
    this.name = name;
    Path home = Files.createTempDirectory(work, "throughput");
    database = EmbeddedDatabase.in(home).start();
    try {
      WildFlyServerBuilder builder =
          WildFlyServer.builder(installation, home)
              .database(database)
              .portOffset(Ports.free() % 20_000 + 20_000)
              .jvmOption("-Djavamelody.storage-directory=" + home.resolve("javamelody"))
              .env("GROUNDSPEED_PROBE", name.equals(ON) ? "on" : "off")
              .env("GROUNDSPEED_ADMIN_PASSWORD", ADMIN_PASSWORD);
      deployments.addTo(builder, database, home);
      server = ready(builder.start());
    } catch (IOException | RuntimeException e) {
      database.close();
      throw e;
    }
    server.freeze();
  }

  private static WildFlyServer ready(WildFlyServer started) {
    try {
      return started.awaitReady(START);
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  String name() {
    return name;
  }

  Visits visit(String path, Duration length) throws Exception {
    server.thaw();
    try {
      Visits visits = Visits.to(server, path, length);
      pages.merge(path, visits.pages(), Long::sum);
      return visits;
    } finally {
      server.freeze();
    }
  }

  /** Returns how many pages visitors have read from it, by path. */
  Map<String, Long> pages() {
    return pages;
  }

  /** Calls the function with the server's URL, which ends with a slash. */
  <T> T ask(Question<T> question) throws Exception {
    server.thaw();
    try {
      return question.of(server.url());
    } finally {
      server.freeze();
    }
  }

  /** The deployments of a server. */
  interface Deployments {
    /**
     * @param home a directory for files of this server
     */
    void addTo(WildFlyServerBuilder server, EmbeddedDatabase database, Path home)
        throws IOException;
  }

  /** A function of the server's URL. */
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
