package io.groundspeed.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process that we or an earlier launcher started. It runs in a separate session, which Ctrl-C in
 * our terminal does not reach.
 */
final class ChildProcess {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration DEATH = Duration.ofSeconds(10);

  private final ProcessHandle handle;

  private ChildProcess(ProcessHandle handle) {
    this.handle = handle;
  }

  /**
   * Its files are readable only by their owner, because logs contain links that give access to
   * accounts.
   */
  private static final List<String> PRIVATELY = List.of("sh", "-c", "umask 077; exec \"$@\"", "sh");

  /** Starts it with our environment and these variables; both its outputs go to the log file. */
  static ChildProcess start(List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    OwnersFiles.directory(Objects.requireNonNull(log.getParent(), "a log is in a directory"));
    OwnersFiles.file(log);
    List<String> detached = new ArrayList<>();
    if (isInstalled("setsid")) {
      detached.add("setsid");
    }
    detached.addAll(PRIVATELY);
    detached.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(detached).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new ChildProcess(builder.start().toHandle());
  }

  /**
   * Finds a process that is alive and whose command line contains the text, which must be specific.
   */
  static Optional<ChildProcess> find(long pid, String text) {
    return ProcessHandle.of(pid)
        .filter(found -> commandLine(pid).contains(text))
        .map(ChildProcess::new)
        .filter(ChildProcess::isAlive);
  }

  private static String commandLine(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline")).replace('\0', ' ');
    } catch (IOException e) {
      return ProcessHandle.of(pid).flatMap(p -> p.info().commandLine()).orElse("");
    }
  }

  static boolean isInstalled(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  long pid() {
    return handle.pid();
  }

  /** A process that has ended but was not waited for is not alive. */
  boolean isAlive() {
    return handle.isAlive() && !isZombie();
  }

  /** Its first thread may have ended while others still run and hold its ports. */
  private boolean isZombie() {
    Path process = Path.of("/proc", Long.toString(pid()));
    try (Stream<Path> threads = Files.list(process.resolve("task"))) {
      String stat = Files.readString(process.resolve("stat"));
      return stat.startsWith("Z", stat.lastIndexOf(')') + 2) && threads.count() <= 1;
    } catch (IOException e) {
      return false;
    }
  }

  CompletableFuture<ProcessHandle> onExit() {
    return handle.onExit();
  }

  /** Sends a signal by its name without SIG, for example {@code INT}. */
  void signal(String name) {
    signal(name, Stream.of(handle));
  }

  /** Sends a signal to it and to all its descendants. */
  void signalAll(String name) {
    signal(name, family().stream());
  }

  private static void signal(String name, Stream<ProcessHandle> processes) {
    String pids = processes.map(each -> " " + each.pid()).collect(Collectors.joining());
    try {
      new ProcessBuilder("sh", "-c", "kill -" + name + pids)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it with a signal that it may handle; kills it if it takes longer. */
  void end(String signal, Duration patience) {
    if (isAlive()) {
      List<ProcessHandle> family = family();
      signal(signal);
      if (!awaitEnd(List.of(handle), patience)) {
        kill();
      }
      awaitEnd(family, DEATH);
    }
  }

  /** Kills it and all its descendants, and returns when they are gone. */
  void kill() {
    List<ProcessHandle> family = family();
    family.forEach(ProcessHandle::destroyForcibly);
    awaitEnd(family, DEATH);
  }

  private List<ProcessHandle> family() {
    return Stream.concat(Stream.of(handle), handle.descendants()).toList();
  }

  private static boolean awaitEnd(List<ProcessHandle> family, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (family.stream().anyMatch(member -> new ChildProcess(member).isAlive())) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      pause(POLL);
    }
    return true;
  }

  /** Waits between two polls. An interrupt ends the wait, and the interrupt flag is kept. */
  static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
