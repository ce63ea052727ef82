package io.groundspeed.probe.client;

import org.jspecify.annotations.Nullable;

/** The format of a line in the audit log: values are quoted and can't end their quotes. */
public final class AuditLine {
  /** The logger of all audit lines. */
  public static final String LOGGER = "io.groundspeed.audit";

  private static final int LONGEST = 200;

  private AuditLine() {}

  /**
   * Returns a line such as {@code "ada" disabled "bob" from "192.0.2.7"}. The address is that of
   * the client that this thread works for; without one the line ends before {@code from}.
   *
   * @param actor the log-in name of the user, or the name of the component, that did it
   * @param action in the past tense; our own text, never from a request
   * @param target the object of the action; null if the action has none
   */
  public static String of(String actor, String action, @Nullable String target) {
    StringBuilder line = new StringBuilder();
    quote(line, actor).append(' ').append(plain(action));
    if (target != null) {
      quote(line.append(' '), target);
    }
    Client.current().ifPresent(client -> quote(line.append(" from "), client.address()));
    return line.toString();
  }

  private static StringBuilder quote(StringBuilder line, String value) {
    return line.append('"').append(plain(value)).append('"');
  }

  /** Prevents a value from beginning a new line or ending the quotes around it. */
  private static String plain(String value) {
    String cut = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    return cut.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}\"]", "?");
  }
}
