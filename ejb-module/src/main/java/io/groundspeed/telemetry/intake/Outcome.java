package io.groundspeed.telemetry.intake;

import java.util.Objects;

/** What became of one accepted sample, once the commit that decided it is on disk. */
public sealed interface Outcome {
  /** A new row. */
  Outcome STORED = new Stored();

  /** The sample was sent before; the row now holds the later value. */
  Outcome REPLACED = new Replaced();

  /** See {@link #STORED}. */
  record Stored() implements Outcome {}

  /** See {@link #REPLACED}. */
  record Replaced() implements Outcome {}

  /**
   * Nothing was stored.
   *
   * @param field the input's field that is to blame
   * @param reason a sentence for the sender
   * @param code the word that accounting counts it under
   */
  record Rejected(String field, String reason, String code) implements Outcome {
    public Rejected {
      Objects.requireNonNull(field, "field");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(code, "code");
    }
  }
}
