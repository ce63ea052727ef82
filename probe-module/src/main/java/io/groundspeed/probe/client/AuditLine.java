package io.groundspeed.probe.client;

/** The form of a line in the audit log: values are quoted and can't break out of their quotes. */
public final class AuditLine {
  /** The logger of all audit lines. */
  public static final String LOGGER = "io.groundspeed.audit";

  private static final int LONGEST = 200;

  private AuditLine() {}

  /**
   * Returns a line such as {@code "ada" disabled "bob" from "192.0.2.7"}. The address is that of
   * the client that this thread works for; without one the line ends before {@code from}.
   *
   * @param actor the log-in name of who did it, or what did it
   * @param action in the past tense; ours, not from a request
   * @param target what it was done to; null if the action says it all
   */
  public static String of(String actor, String action, String target) {
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

  /** No value may begin a new line, or end the quotes around it. */
  private static String plain(String value) {
    String cut = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    return cut.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}\"]", "?");
  }
}
