package io.groundspeed.web.gate;

import io.groundspeed.probe.client.Refusal;

/**
 * An error in words for the user.
 *
 * @param status the HTTP status
 * @param advice what to do now, as a sentence
 */
record Failure(int status, String title, String advice) {
  static Failure wrongCredentials() {
    return new Failure(401, "Unauthorized", "The name or the password is wrong.");
  }

  /** Returns the failure for credentials that were not checked. */
  static Failure of(Refusal refusal) {
    long seconds = refusal.retryAfter().toSeconds();
    String advice =
        switch (refusal.kind()) {
          case LOCKED -> "Too many attempts to log in failed. Try again in %d s.";
          case BUSY -> "Too many passwords are being checked. Try again in %d s.";
          case UNAVAILABLE -> "The accounts can't be read. Try again in %d s.";
        };
    String title = refusal.status() == 429 ? "Too many failed attempts" : "Not ready";
    return new Failure(refusal.status(), title, advice.formatted(seconds));
  }

  static Failure of(int status) {
    return switch (status) {
      case 400 ->
          new Failure(
              status,
              "Please try again",
              "The request is invalid, or its page has expired. Open the page again and"
                  + " repeat what you did.");
      case 401 ->
          new Failure(
              status, "Please log in", "Only users who are logged in can open this address.");
      case 403 ->
          new Failure(
              status,
              "Not for this account",
              "The account that you are logged in with may not see this. Log in with another one,"
                  + " or ask an administrator.");
      case 404 ->
          new Failure(
              status,
              "Nothing here",
              "There is no page at this address. It may have moved, or the link may be incomplete.");
      case 405 ->
          new Failure(status, "Method not supported", "This address does not support this method.");
      case 429 ->
          new Failure(status, "Too many requests", "Please wait a moment before you try again.");
      case 503 ->
          new Failure(
              status, "Not ready", "The server is starting or busy. Try again in a moment.");
      default ->
          status >= 500
              ? new Failure(
                  status,
                  "Something went wrong",
                  "This is a server error, logged under the id below. Please try again.")
              : new Failure(
                  status, "Not understood", "The request can't be answered the way it was sent.");
    };
  }
}
