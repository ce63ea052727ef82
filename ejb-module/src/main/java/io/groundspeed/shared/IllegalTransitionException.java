package io.groundspeed.shared;

import jakarta.ejb.ApplicationException;
import java.util.Locale;

/** A requested transition is not allowed in the current state. */
@ApplicationException(rollback = true)
public final class IllegalTransitionException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  IllegalTransitionException(State<?> from, State<?> to) {
    super("What is %s cannot become %s.".formatted(word(from), word(to)));
  }

  private static String word(State<?> state) {
    return state.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
