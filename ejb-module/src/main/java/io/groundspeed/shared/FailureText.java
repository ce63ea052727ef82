package io.groundspeed.shared;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * A failure as it is kept: what it was, where it happened, and its whole trace within a bound.
 * Secrets are masked, and characters that PostgreSQL can't store are marked.
 *
 * @param type the class of the deepest cause
 * @param place the first frame of the deepest cause that belongs to an application, as {@code
 *     io.acme.Orders.ship(Orders.java:41)}; where there is none, its first frame; empty without a
 *     trace
 * @param text class, message, causes and stack trace, at most {@value #LONGEST} characters
 */
public record FailureText(String type, String place, String text) {
  /** Characters of a trace. */
  public static final int LONGEST = 16 * 1024;

  private static final int LONGEST_LINE = 4_000;
  private static final int LONGEST_NAME = 500;
  private static final int DEEPEST = 50;

  /** The JDK, the server and what it brings: between an application's own frames. */
  private static final List<String> FOREIGN =
      List.of(
          "java.",
          "javax.",
          "jdk.",
          "sun.",
          "com.sun.",
          "jakarta.",
          "org.jboss.",
          "org.wildfly.",
          "org.hibernate.",
          "org.postgresql.",
          "org.infinispan.",
          "org.eclipse.",
          "org.glassfish.",
          "io.undertow.",
          "io.groundspeed.probe.",
          "org.xnio.",
          "org.apache.",
          "com.arjuna.");

  /** Describes a failure; whatever the failure's own methods throw. */
  public static FailureText of(Throwable failure) {
    Throwable root = root(failure);
    String text = Secrets.mask(JsonText.storable(trace(failure)));
    return new FailureText(cut(root.getClass().getName()), cut(place(root)), bounded(text, root));
  }

  /** Returns the first line: the class and the message of what was thrown. */
  public String firstLine() {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private static Throwable root(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Throwable root = failure;
    while (root.getCause() != null && seen.add(root) && seen.size() < DEEPEST) {
      root = root.getCause();
    }
    return root;
  }

  private static String place(Throwable root) {
    StackTraceElement[] frames = root.getStackTrace();
    return Arrays.stream(frames)
        .filter(frame -> FOREIGN.stream().noneMatch(frame.getClassName()::startsWith))
        .findFirst()
        .or(() -> Arrays.stream(frames).findFirst())
        .map(
            frame ->
                "%s.%s(%s:%d)"
                    .formatted(
                        frame.getClassName(),
                        frame.getMethodName(),
                        frame.getFileName(),
                        frame.getLineNumber()))
        .orElse("");
  }

  private static String trace(Throwable failure) {
    StringWriter trace = new StringWriter();
    try {
      failure.printStackTrace(new PrintWriter(trace));
    } catch (RuntimeException | StackOverflowError e) {
      // An application's exception may not be able to describe itself.
      return failure.getClass().getName();
    }
    return trace.toString().stripTrailing();
  }

  /** The first line of the deepest cause says most, and is at the end. */
  private static String bounded(String text, Throwable root) {
    if (text.length() <= LONGEST) {
      return text;
    }
    String last = "Caused by: " + Secrets.mask(JsonText.storable(line(root)));
    String mark = "\n… %,d characters are left out …\n".formatted(text.length() - LONGEST);
    int kept = LONGEST - last.length() - mark.length();
    return JsonText.storable(text.substring(0, kept)) + mark + last;
  }

  private static String line(Throwable root) {
    String line;
    try {
      line = String.valueOf(root.toString());
    } catch (RuntimeException | StackOverflowError e) {
      line = root.getClass().getName();
    }
    int end = line.indexOf('\n');
    String first = end < 0 ? line : line.substring(0, end);
    return first.length() <= LONGEST_LINE ? first : first.substring(0, LONGEST_LINE) + "…";
  }

  private static String cut(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }
}
