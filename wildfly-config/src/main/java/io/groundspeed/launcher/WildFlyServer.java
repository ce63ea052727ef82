package io.groundspeed.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A WildFly in a separate process, with a separate base directory beside the installation. Several
 * servers may share one installation.
 *
 * <pre>{@code
 * WildFlyServer node =
 *     WildFlyServer.builder(installation, home)
 *         .deployment(ear)
 *         .database(database)
 *         .start();
 * node.awaitReady(Duration.ofMinutes(2));
 * }</pre>
 */
public final class WildFlyServer implements AutoCloseable {
  private static final String STARTED = "WFLYSRV0025";
  private static final String STARTED_WITH_ERRORS = "WFLYSRV0026";
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration STOP = Duration.ofSeconds(15);
  private static final int OK = 200;

  private final WildFlyServerBuilder configuration;
  private final ChildProcess process;
  private final LogFile log;

  /**
   * @param log the server's log since this start
   */
  WildFlyServer(WildFlyServerBuilder configuration, ChildProcess process, LogFile log) {
    this.configuration = configuration;
    this.process = process;
    this.log = log;
  }

  /**
   * Returns a builder for a server.
   *
   * @param installation the assembled server, {@code wildfly-config/target/wildfly-…}
   * @param home the directory under which {@code server/<node>} becomes the base directory
   */
  public static WildFlyServerBuilder builder(Path installation, Path home) {
    return new WildFlyServerBuilder(installation, home);
  }

  /** Waits until it has started and {@code /health/ready} answers 200. */
  public WildFlyServer awaitReady(Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    awaitStarted(timeout);
    int status = health();
    while (status != OK) {
      requireAlive();
      if (System.nanoTime() > deadline) {
        throw failure(
            "/health/ready still answered " + status + " after " + timeout.toSeconds() + " s");
      }
      ChildProcess.pause(POLL);
      status = health();
    }
    return this;
  }

  /** Waits until WildFly reports that it has started completely and without errors. */
  public WildFlyServer awaitStarted(Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!log.contains(STARTED)) {
      if (log.contains(STARTED_WITH_ERRORS)) {
        throw failure(log.firstError().orElse("WildFly started with errors"));
      }
      requireAlive();
      if (System.nanoTime() > deadline) {
        throw failure("it took longer than " + timeout.toSeconds() + " s");
      }
      ChildProcess.pause(POLL);
    }
    return this;
  }

  private void requireAlive() {
    if (!process.isAlive()) {
      throw failure(
          log.firstError()
              .or(() -> LogFile.all(consoleFile()).lastLine())
              .or(log::lastLine)
              .orElse("no output"));
    }
  }

  private StartFailure failure(String reason) {
    return new StartFailure("The server can't start: " + reason + " (see " + logFile() + ").");
  }

  private int health() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(productUrl() + "health/ready")).timeout(ANSWER).build();
    try {
      return HttpClient.newHttpClient()
          .send(request, HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** Returns the URL of its root, ending with a slash. */
  public String url() {
    return "http://127.0.0.1:" + httpPort() + "/";
  }

  /** Returns the URL of Groundspeed on it, ending with a slash. */
  public String productUrl() {
    return url() + configuration.contextPath();
  }

  public int httpPort() {
    return configuration.effectiveHttpPort();
  }

  /** Returns the port for {@code jboss-cli.sh --connect --controller=127.0.0.1:…}. */
  public int managementPort() {
    return configuration.effectiveManagementPort();
  }

  public long pid() {
    return process.pid();
  }

  /** Returns the base directory: configuration, deployments, data, logs. */
  public Path baseDirectory() {
    return configuration.baseDirectory();
  }

  /** Returns WildFly's own log, which is kept over restarts. */
  public Path logFile() {
    return configuration.logFile();
  }

  /**
   * Returns the console output since this start, which contains only messages of the JVM itself.
   */
  public Path consoleFile() {
    return configuration.consoleFile();
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  CompletableFuture<ProcessHandle> onExit() {
    return process.onExit();
  }

  /** Stops it normally, and kills it after 15 s. */
  public void stop() {
    stop(STOP);
  }

  /** Stops it normally, and kills it if it takes longer than that. */
  public void stop(Duration patience) {
    process.end("TERM", patience);
  }

  /** Kills it with SIGKILL and returns when it is gone. */
  public void kill() {
    process.kill();
  }

  /** Freezes all its threads (SIGSTOP), as a long pause of the machine would. */
  public void freeze() {
    process.signal("STOP");
  }

  /** Continues it after {@link #freeze()}. */
  public void thaw() {
    process.signal("CONT");
  }

  @Override
  public void close() {
    stop();
  }
}
