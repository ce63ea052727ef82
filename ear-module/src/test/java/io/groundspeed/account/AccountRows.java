package io.groundspeed.account;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.groundspeed.testing.ArquillianServer;
import io.groundspeed.testing.Database;

/** Accounts put straight into the database. */
final class AccountRows {
  static final String PASSWORD = "a user's own password";

  private AccountRows() {}

  static Database database() {
    return new Database(ArquillianServer.database());
  }

  static void add(String name, String role) {
    database()
        .execute(
            """
            INSERT INTO groundspeed.users (username, display_name, role, password_hash)
            VALUES ('%s', '%s', '%s', '%s') ON CONFLICT DO NOTHING
            """
                .formatted(
                    name,
                    name,
                    role,
                    BCrypt.withDefaults().hashToString(10, PASSWORD.toCharArray())));
  }
}
