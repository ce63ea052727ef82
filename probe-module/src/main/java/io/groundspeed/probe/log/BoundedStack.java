package io.groundspeed.probe.log;

import java.util.ArrayList;
import java.util.List;

/**
 * Formats an exception for a log: the exception that was caught, its root cause, and the first
 * frames of both. Causes between them are left out, and so is everything that does not fit.
 */
final class BoundedStack {
  /** A longer chain of causes is a loop, or is not worth reading. */
  private static final int DEEPEST = 50;

  private static final int FRAMES_OF_CAUGHT = 3;
  private static final int FRAMES_OF_ROOT = 10;

  /** Bytes of one exception's message, which leave room for frames. */
  private static final int MESSAGE = 300;

  private BoundedStack() {}

  /**
   * Appends the exception, beginning on the current line.
   *
   * @param most maximum number of bytes to append, in UTF-8, including the end of the last line
   */
  static void append(StringBuilder to, Throwable caught, int most) {
    int left = most;
    for (String line : lines(caught)) {
      int bytes = PlainText.bytes(line) + 1;
      if (bytes > left) {
        break;
      }
      to.append(line).append('\n');
      left -= bytes;
    }
    if (to.charAt(to.length() - 1) != '\n') {
      to.append('\n');
    }
  }

  private static List<String> lines(Throwable caught) {
    List<String> lines = new ArrayList<>();
    Throwable root = caught;
    int causes = 0;
    while (root.getCause() != null && causes < DEEPEST) {
      root = root.getCause();
      causes++;
    }
    lines.add(": " + described(caught));
    addFrames(lines, caught, causes == 0 ? FRAMES_OF_ROOT : FRAMES_OF_CAUGHT);
    if (causes > 1) {
      lines.add("\t... " + (causes - 1) + " causes between");
    }
    if (causes > 0) {
      lines.add("Caused by: " + described(root));
      addFrames(lines, root, FRAMES_OF_ROOT);
    }
    return lines;
  }

  private static String described(Throwable thrown) {
    StringBuilder described = new StringBuilder();
    PlainText.append(described, text(thrown), MESSAGE);
    return described.toString();
  }

  /** An application's exception may fail to describe itself. */
  private static String text(Throwable thrown) {
    try {
      return String.valueOf(thrown);
    } catch (RuntimeException e) {
      return thrown.getClass().getName();
    }
  }

  private static void addFrames(List<String> lines, Throwable thrown, int most) {
    StackTraceElement[] frames = thrown.getStackTrace();
    for (int i = 0; i < Math.min(most, frames.length); i++) {
      lines.add("\tat " + frame(frames[i]));
    }
    if (frames.length > most) {
      lines.add("\t... " + (frames.length - most) + " more");
    }
  }

  /** Omits the module's name and version, which take half of the line. */
  private static String frame(StackTraceElement frame) {
    return "%s.%s(%s:%d)"
        .formatted(
            frame.getClassName(),
            frame.getMethodName(),
            frame.getFileName(),
            frame.getLineNumber());
  }
}
