package io.groundspeed.probe.realm;

import org.jspecify.annotations.Nullable;

/**
 * The data that the realm reads for a name.
 *
 * @param hash the bcrypt hash in modular crypt format; for an unknown, disabled or passwordless
 *     user, a hash that matches no password
 * @param role {@code admin}, {@code mentor} or {@code client}; null for a user who can't log in
 */
record StoredUser(String hash, @Nullable String role) {
  /**
   * A random hash of cost 12 like the real ones; no password is known to match it. Neither the
   * answer nor its time shows which accounts exist.
   */
  static final StoredUser NOBODY =
      new StoredUser("$2a$12$Tpaxx7zov86v70jIxiIGreAz0YRZ/QWyc35oh.kTAAmHtBgvqjEyW", null);

  boolean exists() {
    return role != null;
  }

  /** Does not reveal the hash. */
  @Override
  public String toString() {
    return "StoredUser with role " + role;
  }
}
