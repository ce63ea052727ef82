package io.groundspeed.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** Describes a {@link WildFlyServer} and starts it. Only a deployment is required. */
public final class WildFlyServerBuilder {
  private static final int HTTP = 8080;
  private static final int MANAGEMENT = 9990;
  private static final Duration ORPHAN = Duration.ofSeconds(5);
  private static final List<String> JVM =
      List.of(
          "-Xms128m",
          "-Xmx768m",
          "-XX:MetaspaceSize=96M",
          "-XX:MaxMetaspaceSize=384m",
          "-Djava.net.preferIPv4Stack=true",
          "-Djava.awt.headless=true",
          "-Djboss.modules.system.pkgs=org.jboss.byteman",
          "-Dorg.jboss.logmanager.nocolor=true",
          // The console goes to a file here, so every line would be written twice.
          "-Dgroundspeed.console.level=OFF");

  private final Path installation;
  private final Path home;
  private final List<Path> deployments = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final List<String> jvmOptions = new ArrayList<>(JVM);
  private String node = "groundspeed";
  private String configuration = "standalone.xml";
  private Path javaHome = Path.of(System.getProperty("java.home"));
  private int portOffset;
  private int httpPort;
  private int managementPort;

  WildFlyServerBuilder(Path installation, Path home) {
    this.installation = installation.toAbsolutePath().normalize();
    this.home = home.toAbsolutePath().normalize();
  }

  /** Deploys the file under its own name. May be called several times. */
  public WildFlyServerBuilder deployment(Path archive) {
    deployments.add(archive);
    return this;
  }

  /** Uses this database. */
  public WildFlyServerBuilder database(EmbeddedDatabase database) {
    return database(database.jdbcUrl(), database.user(), database.password());
  }

  /** Uses this database. */
  public WildFlyServerBuilder database(String jdbcUrl, String user, String password) {
    return env("GROUNDSPEED_DB_URL", jdbcUrl)
        .env("GROUNDSPEED_DB_USER", user)
        .env("GROUNDSPEED_DB_PASSWORD", password);
  }

  /** Listens for HTTP on this port, whatever the offset. Without it: 8080 plus the offset. */
  public WildFlyServerBuilder httpPort(int port) {
    httpPort = port;
    return this;
  }

  /** Adds the offset to all ports. Without it, free ports are used, except for the HTTP port. */
  public WildFlyServerBuilder portOffset(int offset) {
    portOffset = offset;
    return this;
  }

  /** Sets the name of the node and of its transactions, which must be unique in a cluster. */
  public WildFlyServerBuilder node(String name) {
    node = name;
    return this;
  }

  /**
   * Joins a cluster ({@code standalone-ha.xml}).
   *
   * @param hosts the JGroups addresses of all nodes, for example {@code
   *     127.0.0.1[7600],127.0.0.1[7700]}: 7600 plus the offset of each
   */
  public WildFlyServerBuilder clustered(String hosts) {
    configuration = "standalone-ha.xml";
    return env("GROUNDSPEED_CLUSTER_HOSTS", hosts);
  }

  /**
   * Returns the path of Groundspeed below the root: empty, or without a leading and with a trailing
   * slash.
   */
  String contextPath() {
    String name = "GROUNDSPEED_CONTEXT_ROOT";
    String given = environment.getOrDefault(name, System.getenv().getOrDefault(name, "/"));
    String path = given.replaceAll("^/+|/+$", "");
    return path.isEmpty() ? "" : path + "/";
  }

  /** Sets an environment variable. The server otherwise inherits our environment. */
  public WildFlyServerBuilder env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Adds a JVM option. Of two contradicting options, the last one applies. */
  public WildFlyServerBuilder jvmOption(String option) {
    jvmOptions.add(option);
    return this;
  }

  /** Runs on this Java instead of ours. */
  public WildFlyServerBuilder javaHome(Path directory) {
    javaHome = directory;
    return this;
  }

  /** Starts the process and returns without waiting for the server. */
  public WildFlyServer start() {
    try {
      endOrphan();
      requirePort();
      if (managementPort == 0) {
        managementPort = portOffset == 0 ? Ports.free() : MANAGEMENT + portOffset;
      }
      prepareBaseDirectory();
      LogFile log = LogFile.since(logFile(), Files.exists(logFile()) ? Files.size(logFile()) : 0);
      ChildProcess process = ChildProcess.start(command(), environment, consoleFile());
      Files.writeString(pidFile(), Long.toString(process.pid()));
      return new WildFlyServer(this, process, log);
    } catch (IOException e) {
      throw new StartFailure("The server can't start: " + e.getMessage() + ".", e);
    }
  }

  /** Ends a server that a killed launcher left running on the same base directory. */
  void endOrphan() throws IOException {
    if (Files.exists(pidFile())) {
      long pid = Long.parseLong(Files.readString(pidFile()).strip());
      ChildProcess.find(pid, baseDirectory().toString())
          .ifPresent(orphan -> orphan.end("TERM", ORPHAN));
      Files.delete(pidFile());
    }
  }

  void requirePort() {
    if (!Ports.isFree(effectiveHttpPort())) {
      throw new StartFailure(
          "Port "
              + effectiveHttpPort()
              + " is taken by another program: stop it, or set GROUNDSPEED_HTTP_PORT to another"
              + " port.");
    }
  }

  /** Takes configuration and deployments from the installation; data and logs are kept. */
  private void prepareBaseDirectory() throws IOException {
    Files.createDirectories(baseDirectory());
    for (String stale : List.of("configuration", "deployments", "tmp")) {
      delete(baseDirectory().resolve(stale));
    }
    Files.deleteIfExists(consoleFile());
    Path source = installation.resolve("standalone/configuration");
    Path target = Files.createDirectories(baseDirectory().resolve("configuration"));
    try (Stream<Path> files = Files.list(source).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    Path deployed = Files.createDirectories(baseDirectory().resolve("deployments"));
    for (Path archive : deployments) {
      Files.copy(archive, deployed.resolve(archive.getFileName()));
    }
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

  private List<String> command() {
    return StandaloneCommandBuilder.of(installation)
        .setJavaHome(javaHome)
        .setBaseDirectory(baseDirectory())
        .setServerConfiguration(configuration)
        .setJavaOptions(jvmOptions)
        .addServerArguments(
            property("jboss.node.name", node),
            property("jboss.tx.node.id", node),
            property("jboss.socket.binding.port-offset", portOffset),
            property("jboss.http.port", effectiveHttpPort() - portOffset),
            property("jboss.management.http.port", managementPort - portOffset),
            property("jboss.https.port", 0),
            property("jboss.ajp.port", 0))
        .build();
  }

  private static String property(String name, Object value) {
    return "-D" + name + "=" + value;
  }

  int effectiveHttpPort() {
    return httpPort == 0 ? HTTP + portOffset : httpPort;
  }

  int effectiveManagementPort() {
    return managementPort;
  }

  Path baseDirectory() {
    return home.resolve("server").resolve(node);
  }

  Path logFile() {
    return baseDirectory().resolve("log/server.log");
  }

  Path consoleFile() {
    return baseDirectory().resolve("log/console.log");
  }

  private Path pidFile() {
    return baseDirectory().resolve("pid");
  }
}
