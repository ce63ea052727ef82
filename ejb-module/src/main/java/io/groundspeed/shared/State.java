package io.groundspeed.shared;

/** The state of something that goes through several; it knows which may follow. */
public interface State<S extends Enum<S> & State<S>> {
  boolean mayBecome(S next);

  /**
   * Returns the next state.
   *
   * @throws IllegalTransitionException if it may not follow this one
   */
  default S become(S next) {
    if (!mayBecome(next)) {
      throw new IllegalTransitionException(this, next);
    }
    return next;
  }
}
