package io.groundspeed.account;

import java.time.Instant;

/**
 * An account as its administrator sees it.
 *
 * @param username the name to log in with
 * @param hasPassword false until its link was used
 * @param disabledAt null while it is enabled
 * @param lastActiveAt null where it never was
 */
public record Account(
    long id,
    String username,
    String name,
    Role role,
    boolean hasPassword,
    Instant disabledAt,
    Instant lastActiveAt,
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
