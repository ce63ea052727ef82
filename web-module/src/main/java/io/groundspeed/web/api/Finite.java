package io.groundspeed.web.api;

import org.jspecify.annotations.Nullable;

/** Numbers that JSON can represent. */
public final class Finite {
  private Finite() {}

  /** Returns a number; null if it is NaN or infinite, which JSON-B refuses to write. */
  public static @Nullable Double orNull(double number) {
    return Double.isFinite(number) ? number : null;
  }
}
