package io.groundspeed.account;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A new one-time link. Its token is shown only once.
 *
 * @param token the secret part, of which the database stores only a hash
 * @param username the link's user; null if the link creates the first administrator
 * @param expiresAt when the link stops working
 */
public record OneTimeLink(String token, @Nullable String username, Instant expiresAt)
    implements Serializable {
  /** Omits the token, which is secret. */
  @Override
  public String toString() {
    return "OneTimeLink for " + username;
  }
}
