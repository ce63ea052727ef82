package io.groundspeed.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a child wrote while it started. */
final class LogFile {
  private static final Pattern ERROR =
      Pattern.compile("^\\S+ ERROR \\[[^]]*\\] \\([^)]*\\) (?<message>.+)$");
  private static final String CAUSE = "Caused by: ";
  private static final int LONGEST = 400;

  private final Path path;

  LogFile(Path path) {
    this.path = path;
  }

  boolean contains(String text) {
    return text().contains(text);
  }

  /** The last line that says something. */
  String lastLine() {
    List<String> lines = text().lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "it said nothing" : shortened(lines.get(lines.size() - 1));
  }

  /** The innermost cause of the first error, or the error itself. */
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
    try {
      return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
