package io.groundspeed.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * WildFly as it comes out of its archive: the configuration of an untouched distribution, and its
 * modules, which are never changed, by a link to those of the assembled server.
 */
final class UntouchedServer {
  private static final Path TARGET = Path.of(System.getProperty("groundspeed.target"));
  private static final Path ASSEMBLED = Path.of(System.getProperty("groundspeed.server"));
  private static final Path CONFIGURATION = Path.of(System.getProperty("groundspeed.untouched"));
  private static final Path SCRIPTS = Path.of(System.getProperty("groundspeed.operator"));

  private final Path home;

  private UntouchedServer(Path home) {
    this.home = home;
  }

  static UntouchedServer unpack() throws IOException {
    Path home = Files.createTempDirectory(TARGET, "operators-server");
    copy(CONFIGURATION.resolve("standalone"), home.resolve("standalone"));
    copy(ASSEMBLED.resolve("bin"), home.resolve("bin"));
    Files.createDirectory(home.resolve("modules"));
    for (String shared : List.of("modules/system", "jboss-modules.jar", "welcome-content")) {
      Files.createSymbolicLink(home.resolve(shared), ASSEMBLED.resolve(shared));
    }
    return new UntouchedServer(home);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** Runs one of the scripts as an operator does, from the directory that holds them. */
  Run runs(String script) throws IOException, InterruptedException {
    return cli("--file=" + script);
  }

  /** Runs some commands of the CLI in the directory that holds the scripts. */
  Run executes(String... commands) throws IOException, InterruptedException {
    Path script = Files.createTempFile(home, "commands", ".cli");
    Files.write(script, List.of(commands));
    return cli("--file=" + script);
  }

  private Run cli(String argument) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/jboss-cli.sh").toString());
    command.add(argument);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(SCRIPTS.toFile()).redirectErrorStream(true);
    builder.environment().put("JBOSS_HOME", home.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), output);
  }

  Configuration configuration(String name) throws IOException {
    return Configuration.read(home.resolve("standalone/configuration").resolve(name));
  }

  boolean hasModule(String name) {
    return Files.exists(home.resolve("modules").resolve(name.replace('.', '/')).resolve("main"));
  }

  record Run(int status, String output) {}
}
