package io.groundspeed.testing;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Prints what the servers logged as a warning or an error during a test that failed, because a
 * build server keeps the console only.
 */
public final class ServerLogs implements TestExecutionListener {
  private static final Pattern EVENT = Pattern.compile("^\\d{4}-\\d{2}-\\d{2} .*");
  private static final Pattern SERIOUS =
      Pattern.compile("^\\S+ \\S+ +(WARN|WARNING|ERROR|SEVERE|FATAL) .*");
  private static final int MOST_LINES = 120;
  private static final int LINES_OF_AN_EVENT = 25;
  private static final int LONGEST = 400;

  /** The sizes of all logs when each test began. */
  private final Map<String, Map<Path, Long>> began = new ConcurrentHashMap<>();

  @Override
  public void executionStarted(TestIdentifier test) {
    began.put(test.getUniqueId(), sizes());
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    Map<Path, Long> before = began.remove(test.getUniqueId());
    if (before != null && result.getStatus() == Status.FAILED) {
      sizes().keySet().forEach(log -> print(test, log, before.getOrDefault(log, 0L)));
    }
  }

  private static Map<Path, Long> sizes() {
    return in(Path.of(System.getProperty("groundspeed.target"), "homes"))
        .flatMap(home -> in(home.resolve("server")))
        .map(node -> node.resolve("log/server.log"))
        .filter(Files::isRegularFile)
        .collect(toMap(identity(), log -> log.toFile().length()));
  }

  /** Not a walk: beside the logs, the homes hold the tens of thousands of files of databases. */
  private static Stream<Path> in(Path folder) {
    String[] names = folder.toFile().list();
    return names == null ? Stream.empty() : Stream.of(names).map(folder::resolve);
  }

  private static void print(TestIdentifier test, Path log, long from) {
    StringBuilder text = new StringBuilder();
    int lines = 0;
    int ofEvent = LINES_OF_AN_EVENT;
    for (String line : linesSince(log, from)) {
      if (EVENT.matcher(line).matches()) {
        ofEvent = SERIOUS.matcher(line).matches() ? 0 : LINES_OF_AN_EVENT;
      }
      if (ofEvent++ < LINES_OF_AN_EVENT && lines++ < MOST_LINES) {
        text.append("  ").append(line, 0, Math.min(LONGEST, line.length())).append('\n');
      }
    }
    if (lines > 0) {
      System.out.printf(
          "Logged by %s during %s:%n%s",
          log.subpath(log.getNameCount() - 5, log.getNameCount()), test.getDisplayName(), text);
    }
  }

  private static String[] linesSince(Path log, long from) {
    try {
      byte[] all = Files.readAllBytes(log);
      int start = (int) Math.min(from, all.length);
      return new String(all, start, all.length - start, StandardCharsets.UTF_8).split("\n");
    } catch (IOException e) {
      return new String[0];
    }
  }
}
