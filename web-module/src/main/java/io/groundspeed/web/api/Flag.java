package io.groundspeed.web.api;

/** Parses truth values, of request parameters as well as of JSON bodies. */
public final class Flag {
  private Flag() {}

  /**
   * Parses a truth value.
   *
   * @param text of a parameter, or of a JSON value
   * @throws InvalidRequest naming the field unless it is {@code true} or {@code false}
   */
  public static boolean parse(String field, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Body.invalid(field, "must be true or false");
    };
  }
}
