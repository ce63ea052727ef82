package io.groundspeed.account;

import io.groundspeed.testing.Groundspeed;

/** Accounts that are inserted directly into the database. */
final class AccountRows {
  static final String PASSWORD = "a user's own password";

  private AccountRows() {}

  static void add(String name, String role) {
    Groundspeed.database()
        .execute(
            """
            INSERT INTO groundspeed.users (username, display_name, role, password_hash)
            VALUES ('%s', '%s', '%s', '%s') ON CONFLICT DO NOTHING
            """
                .formatted(name, name, role, Groundspeed.quickHash(PASSWORD)));
  }
}
