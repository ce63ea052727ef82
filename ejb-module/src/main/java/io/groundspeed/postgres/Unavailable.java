package io.groundspeed.postgres;

import java.time.Duration;

/** Samples can't be taken now: the intake is full, closed, or the database is away. */
public final class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The code of what the database did not take or tell. */
  public static final String DATABASE = "database-unavailable";

  private final String code;
  private final Duration retryAfter;

  /**
   * @param code the word that accounting counts the dropped samples under
   * @param message a sentence for the sender
   * @param retryAfter how long it should wait before it tries again
   */
  public Unavailable(String code, String message, Duration retryAfter) {
    super(message, null, false, false);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** Returns what is thrown where a screen's figures can't be read. */
  public static Unavailable database() {
    return new Unavailable("database", "The database is away or slow", Duration.ofSeconds(5));
  }

  /**
   * Of what the database would have to tell.
   *
   * @param message what can't be had now, as a sentence without its full stop
   */
  public static Unavailable database(String message) {
    return new Unavailable(DATABASE, message, Duration.ofSeconds(5));
  }

  /** Returns the word that accounting counts the dropped samples under. */
  public String code() {
    return code;
  }

  /** Returns how long the sender should wait before it tries again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
