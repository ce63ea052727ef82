package io.groundspeed.web.endpoints;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of an error id: that of the request that failed. */
final class FailureId {
  /** The parameter of the Endpoints screen. */
  static final String PARAMETER = "failure";

  static final String FORM = "must be the 16 hexadecimal digits of an error id";

  private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

  private FailureId() {}

  /** Returns the id in a text that a user typed or pasted; null if it is anything else. */
  static @Nullable String in(@Nullable String text) {
    String id = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    return ID.matcher(id).matches() ? id : null;
  }

  /** Returns the id in the parameter. */
  static String parse(String text) {
    String id = in(text);
    if (id == null) {
      throw new IllegalArgumentException(PARAMETER + ": " + FORM);
    }
    return id;
  }

  /** Explains why a failure is not found. */
  static String unknown(int daysKept) {
    return ("There is no failed request with this id. Requests with status 500 or higher, or with an"
            + " exception, are kept for %d days. Other errors, such as 404, are not failures.")
        .formatted(daysKept);
  }
}
