package io.groundspeed.database.session;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A session as a sample saw it. PostgreSQL uses the number of a process again, so that the number
 * alone may name another session by the time that somebody acts on it.
 *
 * @param database host, port and name
 * @param pid the process
 * @param transactionStart the start of its transaction, by the database's clock
 */
public record SeenSession(String database, int pid, Instant transactionStart) {
  private static final int LONGEST = 400;
  private static final Pattern TEXT = Pattern.compile("([^@]+)@([0-9]{1,9})@([0-9TZ:.-]{20,30})");

  /** Reads what {@link #text} wrote; empty if it is something else. */
  public static Optional<SeenSession> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (text.length() > LONGEST || !parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SeenSession(
              parts.group(1), Integer.parseInt(parts.group(2)), Instant.parse(parts.group(3))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Returns the session as a parameter of an address. */
  public String text() {
    return database + "@" + pid + "@" + transactionStart;
  }
}
