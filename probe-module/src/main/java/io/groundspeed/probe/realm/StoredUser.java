package io.groundspeed.probe.realm;

/**
 * What the realm reads about a name.
 *
 * @param hash the bcrypt hash in modular crypt format; one that no password has for an unknown,
 *     disabled or passwordless user
 * @param role {@code admin}, {@code mentor} or {@code client}; null for a user who can't log in
 */
record StoredUser(String hash, String role) {
  /**
   * A hash of cost 12 like the real ones, drawn at random: no password is known to have it. Neither
   * the answer nor its time shows who exists.
   */
  static final StoredUser NOBODY =
      new StoredUser("$2a$12$Tpaxx7zov86v70jIxiIGreAz0YRZ/QWyc35oh.kTAAmHtBgvqjEyW", null);

  boolean exists() {
    return role != null;
  }

  /** Says nothing of the hash. */
  @Override
  public String toString() {
    return "StoredUser with role " + role;
  }
}
