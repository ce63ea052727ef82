package io.groundspeed.probe.record;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The deepest cause of an exception: it describes what happened, while the exceptions around it
 * only report that something did.
 */
public final class RootCause {
  private static final int LONGEST_LINE = 500;
  private static final int LONGEST_NAME = 500;
  private static final int DEEPEST = 50;

  /**
   * Packages of the JDK, the server and its libraries, whose frames are between an application's
   * own.
   */
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

  private final Throwable cause;

  private RootCause(Throwable cause) {
    this.cause = cause;
  }

  /** Finds the deepest cause, even if the causes form a cycle. */
  public static RootCause of(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Throwable root = failure;
    Throwable next = cause(root);
    while (next != null && seen.add(root) && seen.size() < DEEPEST) {
      root = next;
      next = cause(root);
    }
    return new RootCause(root);
  }

  /** An application's exception may fail to return its cause. */
  private static @Nullable Throwable cause(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (RuntimeException | StackOverflowError e) {
      return null;
    }
  }

  public Throwable thrown() {
    return cause;
  }

  /** Returns the name of the cause's class, at most 500 characters. */
  public String type() {
    String name = cause.getClass().getName();
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }

  /**
   * Returns the cause's class and the first line of its message, at most 500 characters, whatever
   * the cause's own methods throw.
   */
  public String firstLine() {
    return firstLine(LONGEST_LINE);
  }

  /** Returns the same as {@link #firstLine()} with another length limit. */
  public String firstLine(int longest) {
    String text;
    try {
      String message = cause.getMessage();
      text = message == null ? type() : type() + ": " + message;
    } catch (RuntimeException | StackOverflowError e) {
      text = type();
    }
    String line = text.lines().findFirst().orElse("");
    return line.length() <= longest ? line : line.substring(0, longest) + "…";
  }

  /**
   * Returns the first frame that belongs to an application, as {@code
   * io.acme.Orders.ship(Orders.java:41)}. Without such a frame, returns the first frame; without a
   * stack trace, an empty text.
   */
  public String place() {
    return place(cause.getStackTrace());
  }

  /** Returns the same for the frames of any stack, innermost first. */
  public static String place(StackTraceElement[] frames) {
    return Arrays.stream(frames)
        .filter(frame -> FOREIGN.stream().noneMatch(frame.getClassName()::startsWith))
        .findFirst()
        .or(() -> Arrays.stream(frames).findFirst())
        .map(RootCause::text)
        .orElse("");
  }

  private static String text(StackTraceElement frame) {
    String text =
        "%s.%s(%s:%d)"
            .formatted(
                frame.getClassName(),
                frame.getMethodName(),
                frame.getFileName(),
                frame.getLineNumber());
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
  }
}
