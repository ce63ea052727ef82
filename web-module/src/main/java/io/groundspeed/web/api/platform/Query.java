package io.groundspeed.web.api.platform;

import io.groundspeed.web.api.Body;

/** Parses query parameters; every refusal names the parameter that is wrong. */
final class Query {
  private static final int LONGEST = 200;

  private Query() {}

  static String text(String name, String value) {
    if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
      throw Body.invalid(name, "must not be longer than %d characters".formatted(LONGEST));
    }
    return value.strip();
  }

  static int number(String name, String value, int most) {
    try {
      int number = Integer.parseInt(value);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the refusal below, which names the parameter
    }
    throw Body.invalid(name, "must be a whole number from 1 to %d".formatted(most));
  }
}
