package io.groundspeed.web.api;

import io.groundspeed.platform.ConflictException;
import io.groundspeed.platform.NotFoundException;
import io.groundspeed.platform.NotYoursException;
import io.groundspeed.shared.IllegalTransitionException;
import jakarta.ejb.EJBAccessException;
import java.util.Optional;

/** What the platform refuses, as problem details. */
final class Refusals {
  private Refusals() {}

  static Optional<Problem> of(Throwable failure) {
    if (failure instanceof EJBAccessException) {
      return Optional.of(
          Problem.of(403, "Forbidden", "The account that you are logged in with may not do this"));
    }
    if (failure instanceof NotYoursException) {
      return Optional.of(Problem.of(403, "Forbidden", failure.getMessage()));
    }
    if (failure instanceof NotFoundException) {
      return Optional.of(Problem.of(404, "Not Found", failure.getMessage()));
    }
    if (failure instanceof ConflictException || failure instanceof IllegalTransitionException) {
      return Optional.of(Problem.of(409, "Conflict", failure.getMessage()));
    }
    return Optional.empty();
  }
}
