package io.groundspeed.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text that a child process has written to its log since a position. It survives one rotation:
 * the rest of the older file is read too.
 */
final class LogFile {
  private static final Pattern ERROR =
      Pattern.compile("^(?:\\S+ )?\\S+ +ERROR \\[[^]]*\\] \\([^)]*\\) (?<message>.+)$");
  private static final String CAUSE = "Caused by: ";
  private static final int LONGEST = 400;

  private final Path path;
  private final long from;

  private LogFile(Path path, long from) {
    this.path = path;
    this.from = from;
  }

  /** Returns the whole file. */
  static LogFile all(Path path) {
    return new LogFile(path, 0);
  }

  /** Returns the file from a position on, in bytes. */
  static LogFile since(Path path, long position) {
    return new LogFile(path, position);
  }

  boolean contains(String text) {
    return text().contains(text);
  }

  /** Returns the last line that is not blank. */
  Optional<String> lastLine() {
    List<String> lines = text().lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? Optional.empty() : Optional.of(shortened(lines.get(lines.size() - 1)));
  }

  /** Returns the innermost cause of the first error, or else the error itself. */
  Optional<String> firstError() {
    String error = null;
    String cause = null;
    for (String line : text().lines().toList()) {
      Matcher matcher = ERROR.matcher(line);
      if (matcher.matches()) {
        if (error != null) {
          break;
        }
        error = matcher.group("message");
      } else if (error != null && line.strip().startsWith(CAUSE)) {
        cause = line.strip().substring(CAUSE.length());
      }
    }
    return Optional.ofNullable(cause == null ? error : cause).map(LogFile::shortened);
  }

  private static String shortened(String line) {
    String text = line.strip();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private String text() {
    if (path.toFile().length() >= from) {
      return text(path, from);
    }
    Path rotated = path.resolveSibling(path.getFileName() + ".1");
    return text(rotated, from) + text(path, 0);
  }

  private static String text(Path path, long from) {
    try (InputStream in = Files.newInputStream(path)) {
      in.skip(from);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
