package io.groundspeed.account;

import java.time.Instant;

/**
 * What is shown once to the one who made a link.
 *
 * @param token the secret part, stored nowhere
 * @param username whose link it is; null where it creates the first administrator
 * @param expiresAt when it stops working
 */
public record OneTimeLink(String token, String username, Instant expiresAt) {
  /** Says nothing of the token. */
  @Override
  public String toString() {
    return "OneTimeLink for " + username;
  }
}
