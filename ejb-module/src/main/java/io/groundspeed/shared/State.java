package io.groundspeed.shared;

/** A state of an object with a life cycle. Defines the allowed transitions. */
public interface State<S extends Enum<S> & State<S>> {
  /** Returns whether the transition to another state is allowed. */
  boolean mayBecome(S next);

  /**
   * Returns the next state.
   *
   * @throws IllegalTransitionException if the transition is not allowed
   */
  default S become(S next) {
    if (!mayBecome(next)) {
      throw new IllegalTransitionException(this, next);
    }
    return next;
  }
}
