package io.groundspeed.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Starts everything with one command, prints the addresses, and waits. SIGTERM and Ctrl-C stop the
 * server first and the database last. A failure is reported in one sentence on standard error, and
 * the JVM exits with status 1.
 */
public final class Launcher {
  private static final Duration READY = Duration.ofMinutes(5);
  private static final Duration STOP = Duration.ofMillis(3500);
  private static final int FAILED = 1;

  private final Path installation;
  private final Path ear;
  private final Settings settings;
  private final PrintStream out;
  private final Object lifecycle = new Object();
  private boolean ending;
  private @Nullable Home home;
  private @Nullable EmbeddedDatabase embedded;
  private @Nullable WildFlyServer server;

  private Launcher(Path installation, Path ear, Settings settings, PrintStream out) {
    this.installation = installation;
    this.ear = ear;
    this.settings = settings;
    this.out = out;
  }

  /**
   * Runs until it is terminated. It never returns: otherwise Maven, which calls it, would continue
   * and could only report the interrupted work as a failure.
   *
   * @param arguments the assembled server, the EAR, the directory of the clone
   */
  public static void main(String... arguments) {
    try {
      Path clone = Path.of(arguments[2]);
      Launcher launcher =
          new Launcher(
              Path.of(arguments[0]),
              Path.of(arguments[1]),
              Settings.from(System.getenv(), clone),
              System.out);
      Runtime.getRuntime().addShutdownHook(new Thread(launcher::end, "groundspeed-shutdown"));
      launcher.run();
    } catch (StartFailure e) {
      System.err.println(e.getMessage());
      System.err.flush();
      Runtime.getRuntime().halt(FAILED);
    }
  }

  private void run() {
    try {
      StartFailure end = awaitChild(start());
      throw end;
    } catch (StartFailure e) {
      if (!isEnding()) {
        end();
        throw e;
      }
      waitForTheJvmToEnd();
    }
  }

  private WildFlyServer start() {
    DatabaseAddress database = startDatabase();
    database.requireUsable();
    boolean firstStart = !database.hasAdministrator();
    Optional<String> adminPassword =
        settings.adminPassword().or(() -> Optional.of(Home.randomSecret()).filter(p -> firstStart));
    boolean hadDemo = database.hasDemo();
    String demoPassword = settings.demoPassword().orElseGet(Home::randomSecret);
    WildFlyServer started = startServer(database, adminPassword, demoPassword);
    started.awaitReady(READY);
    boolean demoIsNew = !hadDemo && database.hasDemo();
    announce(
        started,
        database,
        adminPassword.filter(password -> firstStart),
        Optional.of(demoPassword).filter(password -> demoIsNew));
    return started;
  }

  private DatabaseAddress startDatabase() {
    synchronized (lifecycle) {
      requireNotEnding();
      home = Home.lock(settings.home());
      freePort();
      if (settings.database().isPresent()) {
        return settings.database().get();
      }
      out.println("Starting PostgreSQL");
      embedded = EmbeddedDatabase.in(home.directory()).start();
      return new DatabaseAddress(embedded.jdbcUrl(), embedded.user(), embedded.password());
    }
  }

  /**
   * Ends a server that an earlier launcher left running, and fails immediately if the port is still
   * taken.
   */
  private void freePort() {
    try {
      server().endOrphan();
    } catch (IOException e) {
      throw new StartFailure("The server can't start: " + e.getMessage() + ".", e);
    }
    server().requirePort();
  }

  private WildFlyServer startServer(
      DatabaseAddress database, Optional<String> adminPassword, String demoPassword) {
    synchronized (lifecycle) {
      requireNotEnding();
      out.println("Starting WildFly");
      WildFlyServerBuilder builder =
          server()
              .deployment(ear)
              .database(database.jdbcUrl(), database.user(), database.password());
      adminPassword.ifPresent(password -> builder.env("GROUNDSPEED_ADMIN_PASSWORD", password));
      builder
          .env("GROUNDSPEED_DEMO", Boolean.toString(settings.demo()))
          .env("GROUNDSPEED_DEMO_PASSWORD", demoPassword);
      server = builder.start();
      return server;
    }
  }

  private WildFlyServerBuilder server() {
    return WildFlyServer.builder(installation, settings.home()).httpPort(settings.httpPort());
  }

  private void announce(
      WildFlyServer started,
      DatabaseAddress database,
      Optional<String> firstPassword,
      Optional<String> demoPassword) {
    out.println();
    out.println("Site           " + started.productUrl());
    out.println("Dashboard      " + started.productUrl() + "admin/performance");
    out.println("Database       " + database.psqlUrl());
    out.println("Log            " + started.logFile());
    out.println("Administrator  admin" + firstPassword.map(p -> ", password " + p).orElse(""));
    demoPassword.ifPresent(
        password -> {
          out.println("Mentor         mentor, password " + password);
          out.println("Client         client, password " + password);
        });
    out.println();
    out.println("Groundspeed is ready at " + started.productUrl());
    out.flush();
  }

  private StartFailure awaitChild(WildFlyServer started) {
    EmbeddedDatabase database = embedded;
    if (database == null) {
      started.onExit().join();
    } else {
      CompletableFuture.anyOf(started.onExit(), database.onExit()).join();
    }
    return database != null && !database.isRunning()
        ? new StartFailure("PostgreSQL ended unexpectedly (see " + database.logFile() + ").")
        : new StartFailure("The server ended unexpectedly (see " + started.logFile() + ").");
  }

  private void requireNotEnding() {
    if (ending) {
      throw new StartFailure("Groundspeed was stopped while it started.");
    }
  }

  private boolean isEnding() {
    synchronized (lifecycle) {
      return ending;
    }
  }

  private void end() {
    synchronized (lifecycle) {
      ending = true;
      if (server != null) {
        server.stop(STOP);
      }
      if (embedded != null) {
        embedded.stop();
      }
      if (home != null) {
        home.close();
      }
    }
  }

  private static void waitForTheJvmToEnd() {
    while (!Thread.currentThread().isInterrupted()) {
      ChildProcess.pause(Duration.ofHours(1));
    }
  }
}
