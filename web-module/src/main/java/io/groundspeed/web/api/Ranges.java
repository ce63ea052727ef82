package io.groundspeed.web.api;

import io.groundspeed.shared.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;

/** Reads the parameter {@code range} of a request. */
@ApplicationScoped
public class Ranges {
  @Inject private InstantSource time;

  /**
   * Returns the range that a text names, up to now.
   *
   * @throws InvalidRequest naming the field and the reason
   */
  public TimeRange parse(String text) {
    try {
      return TimeRange.parse(text, time.instant());
    } catch (IllegalArgumentException e) {
      throw Body.invalid("range", e.getMessage().replaceFirst("^range: ", ""));
    }
  }
}
