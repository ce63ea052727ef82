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

  /**
   * Parses a truth value of a request.
   *
   * @throws InvalidRequest naming the field unless it is {@code true} or {@code false}
   */
  public static boolean flag(String field, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Body.invalid(field, "must be true or false");
    };
  }
}
