package io.groundspeed.telemetry.intake;

/** A sender's data is not a valid sample. Contains the field and the reason. */
public final class InvalidSample extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String reason;
  private final String code;

  /**
   * @param field the invalid field of the input
   * @param reason a sentence for the sender
   * @param code the word under which accounting counts it
   */
  public InvalidSample(String field, String reason, String code) {
    super(reason, null, false, false);
    this.field = field;
    this.reason = reason;
    this.code = code;
  }

  /** Returns the corresponding outcome of the sample. */
  public Outcome.Rejected outcome() {
    return new Outcome.Rejected(field, reason, code);
  }
}
