package io.groundspeed.telemetry.intake;

import java.util.Objects;

/** The outcome of one accepted sample, known after the commit that decided it. */
public sealed interface Outcome {
  /** A new row was stored. */
  Outcome STORED = new Stored();

  /** The sample was sent before. Its row now holds the later value. */
  Outcome REPLACED = new Replaced();

  /** See {@link #STORED}. */
  record Stored() implements Outcome {}

  /** See {@link #REPLACED}. */
  record Replaced() implements Outcome {}

  /**
   * Nothing was stored.
   *
   * @param field the invalid field of the input
   * @param reason a sentence for the sender
   * @param code the word under which accounting counts it
   */
  record Rejected(String field, String reason, String code) implements Outcome {
    public Rejected {
      Objects.requireNonNull(field, "field");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(code, "code");
    }
  }
}
