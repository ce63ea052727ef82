package io.groundspeed.job.schedule;

/** What stands there is no cron expression that ever fires: names the field and the reason. */
public final class InvalidCron extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String reason;

  InvalidCron(String field, String reason) {
    super(field + " " + reason, null, false, false);
    this.field = field;
    this.reason = reason;
  }

  /**
   * Returns {@code minute}, {@code hour}, {@code day-of-month}, {@code month}, {@code day-of-week},
   * or {@code expression} where it can't be told apart into these.
   */
  public String field() {
    return field;
  }

  /** Returns what the field must be, and what it is. */
  public String reason() {
    return reason;
  }
}
