package io.groundspeed.web.api;

import io.groundspeed.shared.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Objects;

/** Parses the request parameter {@code range}. */
@ApplicationScoped
public class Ranges {
  @Inject private InstantSource time;

  /**
   * Parses a range that ends now.
   *
   * @throws InvalidRequest naming the field and the reason
   */
  public TimeRange parse(String text) {
    try {
      return TimeRange.parse(text, time.instant());
    } catch (IllegalArgumentException e) {
      String problem = Objects.requireNonNull(e.getMessage(), "a problem is described");
      throw Body.invalid("range", problem.replaceFirst("^range: ", ""));
    }
  }
}
