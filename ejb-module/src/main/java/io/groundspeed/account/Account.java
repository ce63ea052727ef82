package io.groundspeed.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account, as shown to administrators.
 *
 * @param username the log-in name
 * @param hasPassword false until the user has chosen a password through their link
 * @param disabledAt null while the account is enabled
 * @param lastActiveAt null if the user was never active
 */
public record Account(
    long id,
    String username,
    String name,
    Role role,
    boolean hasPassword,
    @Nullable Instant disabledAt,
    @Nullable Instant lastActiveAt,
    Instant createdAt) {

  static Account of(User user) {
    return new Account(
        user.id(),
        user.username(),
        user.displayName(),
        user.role(),
        user.passwordHash() != null,
        user.disabledAt(),
        user.lastActiveAt(),
        user.createdAt());
  }

  /** Returns {@code active}, {@code disabled}, or {@code invited} until a password is chosen. */
  public String state() {
    if (disabledAt != null) {
      return "disabled";
    }
    return hasPassword ? "active" : "invited";
  }
}
