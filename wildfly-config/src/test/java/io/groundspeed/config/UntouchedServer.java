package io.groundspeed.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * WildFly as unpacked from its archive: the configuration of an untouched distribution, and links
 * to the modules of the assembled server, which never change.
 */
final class UntouchedServer implements AutoCloseable {
  private static final Path ASSEMBLED = Path.of(System.getProperty("groundspeed.server"));
  private static final Path CONFIGURATION = Path.of(System.getProperty("groundspeed.untouched"));
  private static final List<String> SHARED =
      List.of("modules/system", "jboss-modules.jar", "welcome-content");
  private static final List<String> WRITTEN = List.of("standalone", "domain", "modules");
  private static final Path SCRIPTS = Path.of(System.getProperty("groundspeed.operator"));

  /** By the script that configured them; they stay until the JVM ends. */
  private static final Map<String, UntouchedServer> CONFIGURED = new ConcurrentHashMap<>();

  private final Path home;

  private UntouchedServer(Path home) {
    this.home = home;
  }

  /** Creates one in an empty directory. */
  static UntouchedServer in(Path home) throws IOException {
    copy(CONFIGURATION.resolve("standalone"), home.resolve("standalone"));
    copy(CONFIGURATION.resolve("domain"), home.resolve("domain"));
    Files.createDirectory(home.resolve("modules"));
    return linked(home);
  }

  /**
   * Creates one in an empty directory that is as after that script. The script runs once per JVM: a
   * run takes five seconds.
   */
  static UntouchedServer configured(Path home, String script) throws IOException {
    UntouchedServer configured = CONFIGURED.computeIfAbsent(script, UntouchedServer::configure);
    for (String written : WRITTEN) {
      copy(configured.home.resolve(written), home.resolve(written));
    }
    return linked(home);
  }

  /** Returns a file of the untouched distribution. */
  static String original(String path) throws IOException {
    return Files.readString(CONFIGURATION.resolve(path));
  }

  private static UntouchedServer configure(String script) {
    try {
      UntouchedServer server = in(Files.createTempDirectory("configured"));
      Runtime.getRuntime().addShutdownHook(new Thread(server::delete));
      Run run = server.runs(script);
      if (run.status() != 0) {
        throw new IllegalStateException(run.output());
      }
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static UntouchedServer linked(Path home) throws IOException {
    copy(ASSEMBLED.resolve("bin"), home.resolve("bin"));
    for (String shared : SHARED) {
      Files.createSymbolicLink(home.resolve(shared), ASSEMBLED.resolve(shared));
    }
    return new UntouchedServer(home);
  }

  /** Copies a directory, except for links. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(each -> !Files.isSymbolicLink(each)).toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** Runs one of the scripts as an operator does, from the directory that contains them. */
  Run runs(String script) throws IOException, InterruptedException {
    return cli(SCRIPTS, "--file=" + script);
  }

  /** Runs an operator's script with one line changed. */
  Run runs(String script, String line, String instead) throws IOException, InterruptedException {
    List<String> lines = Files.readAllLines(SCRIPTS.resolve(script));
    return executes(
        lines.stream().map(each -> each.equals(line) ? instead : each).toArray(String[]::new));
  }

  /** Runs CLI commands in the directory that contains the scripts. */
  Run executes(String... commands) throws IOException, InterruptedException {
    Path script = Files.createTempFile(home, "commands", ".cli");
    Files.write(script, List.of(commands));
    return cli(SCRIPTS, "--file=" + script);
  }

  /** Runs one of the scripts from a directory that does not contain the jars. */
  Run runsElsewhere(String script) throws IOException, InterruptedException {
    return cli(home, "--file=" + SCRIPTS.resolve(script));
  }

  private Run cli(Path directory, String argument) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/jboss-cli.sh").toString());
    command.add(argument);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("JBOSS_HOME", home.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // It runs for seconds, so using only one compiler is faster.
    builder.environment().put("JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), output);
  }

  /** Returns the configuration of a server, for example {@code standalone-ha}, from the disk. */
  String configuration(String name) throws IOException {
    return Files.readString(home.resolve("standalone/configuration").resolve(name + ".xml"));
  }

  /** Returns the configuration of the domain, or of its host, from the disk. */
  String domain(String name) throws IOException {
    return Files.readString(home.resolve("domain/configuration").resolve(name + ".xml"));
  }

  /** Returns the names of modules that did not come with WildFly. */
  List<String> addedModules() throws IOException {
    Path modules = home.resolve("modules");
    try (Stream<Path> files = Files.walk(modules)) {
      return files
          .filter(file -> file.endsWith("main/module.xml"))
          .map(file -> modules.relativize(file.getParent().getParent()).toString())
          .map(name -> name.replace('/', '.'))
          .sorted()
          .toList();
    }
  }

  /** Removes the links, so that the directory can be deleted. */
  @Override
  public void close() throws IOException {
    for (String shared : SHARED) {
      Files.delete(home.resolve(shared));
    }
  }

  /** Links are deleted, not followed. */
  private void delete() {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Run(int status, String output) {
    /** Returns the operations that it printed for the operator to run. */
    List<String> printedOperations() {
      return output.lines().filter(line -> line.matches("/.+:.+\\)")).toList();
    }
  }
}
