package io.groundspeed.job.schedule;

/** A text is not a cron expression, or never fires. Contains the field and the reason. */
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
   * Returns {@code minute}, {@code hour}, {@code day-of-month}, {@code month} or {@code
   * day-of-week}; {@code expression} if the text can't be split into these.
   */
  public String field() {
    return field;
  }

  /** Returns what the field must be, and what it is. */
  public String reason() {
    return reason;
  }
}
