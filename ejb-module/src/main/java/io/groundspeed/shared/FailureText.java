package io.groundspeed.shared;

import io.groundspeed.probe.record.RootCause;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * A failure in the form in which it is stored: its type, its place, and its stack trace up to a
 * limit. Secrets are masked, and characters that PostgreSQL can't store are replaced.
 *
 * @param type the class of the deepest cause
 * @param place the first application frame of the deepest cause, for example {@code
 *     io.acme.Orders.ship(Orders.java:41)}; its first frame if there is no application frame; empty
 *     without a stack trace
 * @param text class, message, causes and stack trace, at most {@value #LONGEST} characters
 */
public record FailureText(String type, String place, String text) {
  /** Maximum length of the text in characters. */
  public static final int LONGEST = 16 * 1024;

  private static final int LONGEST_LINE = 4_000;

  /** Describes a failure, even if the failure's own methods throw. */
  public static FailureText of(Throwable failure) {
    RootCause root = RootCause.of(failure);
    String text = Secrets.mask(JsonText.storable(trace(failure)));
    return new FailureText(root.type(), root.place(), bounded(text, root));
  }

  /** Returns the first line: the class and message of the exception. */
  public String firstLine() {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private static String trace(Throwable failure) {
    StringWriter trace = new StringWriter();
    try {
      failure.printStackTrace(new PrintWriter(trace));
    } catch (RuntimeException | StackOverflowError e) {
      // An application's exception may fail to describe itself.
      return failure.getClass().getName();
    }
    return trace.toString().stripTrailing();
  }

  /** Keeps the first line of the deepest cause, which is the most informative and comes last. */
  private static String bounded(String text, RootCause root) {
    if (text.length() <= LONGEST) {
      return text;
    }
    String last = "Caused by: " + Secrets.mask(JsonText.storable(root.firstLine(LONGEST_LINE)));
    String mark = "\n… %,d characters are left out …\n".formatted(text.length() - LONGEST);
    int kept = LONGEST - last.length() - mark.length();
    return JsonText.storable(text.substring(0, kept)) + mark + last;
  }
}
