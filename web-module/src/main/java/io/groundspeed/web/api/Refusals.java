package io.groundspeed.web.api;

import io.groundspeed.database.session.SessionRefused;
import io.groundspeed.job.InvalidJob;
import io.groundspeed.job.JobRefused;
import io.groundspeed.job.UniqueKeyHeld;
import io.groundspeed.job.UnknownJob;
import io.groundspeed.job.schedule.InvalidSchedule;
import io.groundspeed.job.schedule.UnknownSchedule;
import io.groundspeed.refusal.ConflictException;
import io.groundspeed.refusal.NotFoundException;
import io.groundspeed.refusal.NotYoursException;
import io.groundspeed.shared.IllegalTransitionException;
import jakarta.ejb.EJBAccessException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maps refusals of the platform and of the job queue to problem details. */
final class Refusals {
  private Refusals() {}

  static Optional<Problem> of(Throwable failure) {
    if (failure instanceof EJBAccessException) {
      return Optional.of(
          Problem.of(403, "Forbidden", "The account that you are logged in with may not do this"));
    }
    if (failure instanceof NotYoursException) {
      return Optional.of(Problem.of(403, "Forbidden", detail(failure)));
    }
    if (failure instanceof NotFoundException) {
      return Optional.of(Problem.of(404, "Not Found", detail(failure)));
    }
    if (failure instanceof ConflictException || failure instanceof IllegalTransitionException) {
      return Optional.of(Problem.of(409, "Conflict", detail(failure)));
    }
    if (failure instanceof SessionRefused) {
      return Optional.of(Problem.of(409, "Conflict", detail(failure)));
    }
    return ofJob(failure);
  }

  private static Optional<Problem> ofJob(Throwable failure) {
    if (failure instanceof InvalidJob invalid) {
      return Optional.of(Problem.ofField(invalid.field(), invalid.reason()));
    }
    if (failure instanceof InvalidSchedule invalid) {
      return Optional.of(Problem.ofField(invalid.field(), invalid.reason()));
    }
    if (failure instanceof UnknownJob || failure instanceof UnknownSchedule) {
      return Optional.of(Problem.of(404, "Not Found", detail(failure)));
    }
    if (failure instanceof UniqueKeyHeld) {
      return Optional.of(conflict(failure, "uniqueKey"));
    }
    return failure instanceof JobRefused ? Optional.of(conflict(failure, null)) : Optional.empty();
  }

  private static Problem conflict(Throwable failure, @Nullable String field) {
    return new Problem(409, "Conflict", detail(failure), field, null, null);
  }

  private static String detail(Throwable refusal) {
    return Objects.requireNonNull(refusal.getMessage(), "a refusal says why");
  }
}
