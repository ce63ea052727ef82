package io.groundspeed.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.groundspeed.testing.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A domain as an operator sets it up: WildFly's own configuration, prepared by the scripts, and
 * processes for the controller, the host and its servers, all on the loopback address.
 */
final class OperatorsDomain implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;
  private static final List<String> SHARED =
      List.of("modules/system", "jboss-modules.jar", "welcome-content");

  private final Path home;
  private Process process;

  private OperatorsDomain(Path home) {
    this.home = home;
  }

  /** Creates a domain in an empty directory. */
  static OperatorsDomain in(Path home) throws IOException {
    copy(Build.untouched().resolve("standalone"), home.resolve("standalone"));
    copy(Build.untouched().resolve("domain"), home.resolve("domain"));
    copy(Build.server().resolve("bin"), home.resolve("bin"));
    Files.createDirectory(home.resolve("modules"));
    for (String shared : SHARED) {
      Files.createSymbolicLink(home.resolve(shared), Build.server().resolve(shared));
    }
    return new OperatorsDomain(home);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** Runs one of the operator's scripts. */
  void runs(String script) throws IOException, InterruptedException {
    cli("--file=" + script);
  }

  /** Runs commands on the configuration of the domain, which must not be running. */
  void edits(String... commands) throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>(List.of("embed-host-controller"));
    lines.addAll(List.of(commands));
    cli("--file=" + Files.write(home.resolve("edits.cli"), lines));
  }

  private void cli(String argument) throws IOException, InterruptedException {
    Process cli =
        command(Map.of(), "jboss-cli.sh", argument)
            .directory(Build.operatorsScripts().toFile())
            .start();
    String output = new String(cli.getInputStream().readAllBytes(), UTF_8);
    if (cli.waitFor() != 0) {
      throw new AssertionError(argument + ": " + output);
    }
  }

  private ProcessBuilder command(
      Map<String, String> environment, String program, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(home.resolve("bin").resolve(program).toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JBOSS_HOME", home.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    return builder;
  }

  /** Starts the domain; its servers inherit the environment. */
  void start(int managementPort, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        command(environment, "domain.sh", "-Djboss.management.http.port=" + managementPort);
    // Without this, the shell would not forward the signal that ends the process.
    builder.environment().put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
    process = builder.redirectOutput(home.resolve("console.log").toFile()).start();
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** Returns the output of the controller, the host and its servers. */
  String output() throws IOException {
    return Files.readString(home.resolve("console.log"));
  }

  /** Ends all processes, forcibly if they do not end in time, and removes the links. */
  @Override
  public void close() throws IOException, InterruptedException {
    if (process != null) {
      List<ProcessHandle> started = process.descendants().toList();
      process.destroy();
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      started.forEach(ProcessHandle::destroyForcibly);
      started.forEach(each -> each.onExit().join());
      process.destroyForcibly().waitFor();
    }
    for (String shared : SHARED) {
      Files.delete(home.resolve(shared));
    }
  }
}
