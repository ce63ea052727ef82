package io.groundspeed.postgres;

import java.time.Duration;

/**
 * The intake or the database is temporarily unavailable: the intake is full or closed, or the
 * database is down or slow.
 */
public final class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The code for failures of the database. */
  public static final String DATABASE = "database-unavailable";

  private final String code;
  private final Duration retryAfter;

  /**
   * @param code the word under which accounting counts dropped samples
   * @param message a sentence for the sender
   * @param retryAfter how long the sender should wait before retrying
   */
  public Unavailable(String code, String message, Duration retryAfter) {
    super(message, null, false, false);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** Returns the exception for a screen whose data can't be read. */
  public static Unavailable database() {
    return database("The database is unavailable or slow");
  }

  /**
   * Returns the exception for a failed read or write of the database.
   *
   * @param message what is unavailable, as a sentence without its full stop
   */
  public static Unavailable database(String message) {
    return new Unavailable(DATABASE, message, Duration.ofSeconds(5));
  }

  /** Returns the word under which accounting counts dropped samples. */
  public String code() {
    return code;
  }

  /** Returns how long the sender should wait before retrying. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
