package io.groundspeed.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An embedded PostgreSQL, on the loopback address only, whose data survives it. Acknowledged data
 * is on disk: fsync and synchronous_commit are on.
 *
 * <p>It ends only when it is stopped; no shutdown hook is registered. A start finds and ends a
 * server that a killed process left running on the same data. Not thread-safe.
 *
 * <pre>{@code
 * try (EmbeddedDatabase database = EmbeddedDatabase.in(home).start()) {
 *   DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
 * }
 * }</pre>
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String NAME = "groundspeed";
  private static final String SUPERUSER = "postgres";
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration STOP = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(25);

  private final Path home;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private @Nullable ChildProcess process;
  private @Nullable String password;
  private int port;

  private EmbeddedDatabase(Path home) {
    this.home = home.toAbsolutePath().normalize();
  }

  /** Returns the database whose data, programs and password are kept in the directory. */
  public static EmbeddedDatabase in(Path home) {
    return new EmbeddedDatabase(home);
  }

  /** Sets the port. Without it, a free port is used, and kept over restarts of this object. */
  public EmbeddedDatabase port(int wanted) {
    port = wanted;
    return this;
  }

  /** Sets a parameter of PostgreSQL, for example {@code ("max_connections", "20")}. */
  public EmbeddedDatabase setting(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /**
   * Starts the database and returns when it answers. The first start in a directory creates the
   * database.
   */
  public EmbeddedDatabase start() {
    try {
      PostgresBinaries.requireRunnable();
      PostgresBinaries binaries = PostgresBinaries.in(home.resolve("postgresql"));
      password = Home.secret(home, "database-password");
      endOrphan();
      if (!Files.exists(data())) {
        initialise(binaries);
      }
      if (port == 0) {
        port = Ports.free();
      }
      process = ChildProcess.start(command(binaries), Map.of(), logFile());
      awaitAnswer(process);
      createDatabase();
      return this;
    } catch (IOException | SQLException e) {
      close();
      throw new StartFailure("PostgreSQL can't start: " + e.getMessage() + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("PostgreSQL was interrupted while it started.", e);
    }
  }

  private Path data() {
    return home.resolve("database");
  }

  /** Ends a server that still uses the data. A pid file that names another process is ignored. */
  private void endOrphan() throws IOException {
    Path pidFile = data().resolve("postmaster.pid");
    if (Files.exists(pidFile)) {
      List<String> lines = Files.readAllLines(pidFile);
      if (!lines.isEmpty()) {
        ChildProcess.find(Long.parseLong(lines.get(0).strip()), data().toString())
            .ifPresent(orphan -> orphan.end("INT", STOP));
      }
      Files.deleteIfExists(pidFile);
    }
  }

  private void initialise(PostgresBinaries binaries) throws IOException, InterruptedException {
    Path partial = home.resolve("database.partial");
    delete(partial);
    List<String> initdb =
        binaries.command(
            "initdb",
            "--pgdata=" + partial,
            "--username=" + SUPERUSER,
            "--pwfile=" + home.resolve("database-password"),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--locale=C.UTF-8");
    Process running =
        new ProcessBuilder(initdb)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
            .start();
    if (running.waitFor() != 0) {
      throw new StartFailure("PostgreSQL can't create a database (see " + logFile() + ").");
    }
    Files.move(partial, data(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private List<String> command(PostgresBinaries binaries) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("listen_addresses", "127.0.0.1");
    all.put("port", Integer.toString(port));
    all.put("unix_socket_directories", "");
    all.put("fsync", "on");
    all.put("synchronous_commit", "on");
    all.put("max_connections", "200");
    all.put("shared_buffers", "256MB");
    // After each checkpoint, whole pages are written again: the fewer checkpoints, the less is
    // written.
    all.put("max_wal_size", "4GB");
    all.putAll(settings);
    List<String> command = new ArrayList<>(binaries.command("postgres", "-D", data().toString()));
    all.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command;
  }

  private void awaitAnswer(ChildProcess started) throws SQLException {
    long deadline = System.nanoTime() + START.toNanos();
    while (true) {
      try {
        connectAsSuperuser().close();
        return;
      } catch (SQLException e) {
        if (!started.isAlive()) {
          throw new StartFailure(
              "PostgreSQL ended while it started: "
                  + LogFile.all(logFile()).lastLine().orElse("no output")
                  + ".",
              e);
        }
        if (System.nanoTime() > deadline) {
          throw e;
        }
        ChildProcess.pause(POLL);
      }
    }
  }

  private void createDatabase() throws SQLException {
    try (Connection connection = connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + NAME + "'")) {
        statement.execute("CREATE ROLE " + NAME + " LOGIN PASSWORD '" + password + "'");
        statement.execute("GRANT pg_monitor TO " + NAME);
      }
      if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
        statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
      }
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  /** Opens a superuser connection to the database {@code postgres}. */
  public Connection connectAsSuperuser() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(SUPERUSER), SUPERUSER, password);
  }

  /** Returns the URL of the application's database, for a data source. */
  public String jdbcUrl() {
    return jdbcUrl(NAME);
  }

  private String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** Returns the role that owns the application's database. */
  public String user() {
    return NAME;
  }

  /** Returns the password of the role, which was generated when the database was created. */
  public String password() {
    return Objects.requireNonNull(password, "the database was not started");
  }

  public int port() {
    return port;
  }

  /** Returns the process id of the postmaster. */
  public long pid() {
    return started().pid();
  }

  public Path logFile() {
    return home.resolve("database.log");
  }

  public boolean isRunning() {
    return process != null && process.isAlive();
  }

  CompletableFuture<ProcessHandle> onExit() {
    return started().onExit();
  }

  private ChildProcess started() {
    return Objects.requireNonNull(process, "the database was not started");
  }

  /** Stops it normally: open transactions are rolled back, and no recovery is needed. */
  public void stop() {
    end("INT");
  }

  /** Stops it like {@code pg_ctl stop -m immediate}: the next start recovers. */
  public void stopImmediate() {
    end("QUIT");
  }

  private void end(String signal) {
    if (process != null) {
      process.end(signal, STOP);
    }
  }

  /** Kills the postmaster and every backend with SIGKILL. */
  public void kill() {
    started().kill();
  }

  /** Freezes the postmaster and every backend (SIGSTOP), as a stalled disk would. */
  public void freeze() {
    started().signalAll("STOP");
  }

  /** Continues all of them after {@link #freeze()}. */
  public void thaw() {
    started().signalAll("CONT");
  }

  /** Stops it immediately, as a crash would, and starts it on the same port. */
  public EmbeddedDatabase restart() {
    stopImmediate();
    return start();
  }

  @Override
  public void close() {
    stop();
  }
}
