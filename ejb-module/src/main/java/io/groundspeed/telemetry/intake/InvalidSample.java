package io.groundspeed.telemetry.intake;

/** What a sender states can't be a sample: names the field and the reason. */
public final class InvalidSample extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String code;

  /**
   * @param field the input's field that is to blame
   * @param reason a sentence for the sender
   * @param code the word that accounting counts it under
   */
  public InvalidSample(String field, String reason, String code) {
    super(reason, null, false, false);
    this.field = field;
    this.code = code;
  }

  /** Returns the same as the outcome of the sample. */
  public Outcome.Rejected outcome() {
    return new Outcome.Rejected(field, getMessage(), code);
  }
}
