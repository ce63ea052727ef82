package io.groundspeed.probe.client;

import java.time.Duration;

/**
 * Why credentials were refused without being checked. It does not reveal whether they are correct
 * or whether the account exists.
 *
 * @param retryAfter how long to wait before the next attempt, at least 1 s
 */
public record Refusal(Kind kind, Duration retryAfter) {
  /** The reasons for a refusal. */
  public enum Kind {
    /** Too many attempts failed: the name or the network has to wait. HTTP status 429. */
    LOCKED(429),
    /** Too many passwords are being checked at the moment. HTTP status 503. */
    BUSY(503),
    /** The accounts can't be read at the moment. HTTP status 503. */
    UNAVAILABLE(503);

    private final int status;

    Kind(int status) {
      this.status = status;
    }
  }

  /** Rounds the wait up to whole seconds, the unit of {@code Retry-After}. */
  public Refusal {
    long seconds = retryAfter.plusNanos(999_999_999).toSeconds();
    retryAfter = Duration.ofSeconds(Math.max(1, seconds));
  }

  /** Returns the HTTP status of the answer. */
  public int status() {
    return kind.status;
  }
}
