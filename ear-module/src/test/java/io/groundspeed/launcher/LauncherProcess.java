package io.groundspeed.launcher;

import io.groundspeed.testing.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A launcher in a separate process, like that of {@code mvn -Prun}. */
final class LauncherProcess implements AutoCloseable {
  private static final Duration READY = Duration.ofMinutes(4);

  private final Process process;
  private final Path out;
  private final Path err;

  private LauncherProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static LauncherProcess start(Path home, Path deployment, int port, Map<String, String> settings)
      throws IOException {
    Path out = Files.createTempFile(home, "out", ".log");
    Path err = Files.createTempFile(home, "err", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Launcher.class.getName(),
                    Build.server().toString(),
                    deployment.toString(),
                    home.toString()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("GROUNDSPEED_HTTP_PORT", Integer.toString(port));
    builder.environment().put("GROUNDSPEED_HOME", home.toString());
    builder.environment().putAll(settings);
    return new LauncherProcess(builder.start(), out, err);
  }

  /** Returns the output until the server is ready. */
  String awaitReady() throws IOException {
    long deadline = System.nanoTime() + READY.toNanos();
    while (!output().contains("Groundspeed is ready at")) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError("not ready: " + output() + errors());
      }
      ChildProcess.pause(Duration.ofMillis(50));
    }
    return output();
  }

  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(READY.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it did not end");
    }
    return process.exitValue();
  }

  /** SIGTERM, as from Ctrl-C or a supervisor. */
  void terminate() {
    process.destroy();
  }

  /** SIGKILL: its child processes are left running. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  String output() throws IOException {
    return Files.readString(out);
  }

  String errors() throws IOException {
    return Files.readString(err);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
