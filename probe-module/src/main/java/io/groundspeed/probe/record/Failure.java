package io.groundspeed.probe.record;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Formats a failure as one word. */
final class Failure {
  private Failure() {}

  /** Returns the SQLSTATE, else the exception's class; null if nothing failed. */
  static @Nullable String word(@Nullable Throwable failure) {
    if (failure == null) {
      return null;
    }
    return failure instanceof SQLException e && e.getSQLState() != null
        ? e.getSQLState()
        : failure.getClass().getSimpleName();
  }
}
