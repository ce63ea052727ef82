package io.groundspeed.account;

import io.groundspeed.shared.Environment;
import java.time.Duration;

/**
 * Settings for accounts.
 *
 * @param linkLifetime how long a link to choose a password works
 */
public record AccountSettings(Duration linkLifetime) {
  /**
   * Reads the settings, and checks the passwords that an operator may set for the first accounts.
   *
   * @throws IllegalArgumentException naming the invalid setting
   */
  public static AccountSettings of(Environment env) {
    checkPassword(env, "GROUNDSPEED_ADMIN_PASSWORD", "admin");
    checkPassword(env, "GROUNDSPEED_DEMO_PASSWORD", "client");
    checkPassword(env, "GROUNDSPEED_DEMO_PASSWORD", "mentor");
    return new AccountSettings(Duration.ofHours(env.number("GROUNDSPEED_LINK_HOURS", 24, 1, 168)));
  }

  /** The message never holds the password. */
  private static void checkPassword(Environment env, String variable, String username) {
    String password = env.text(variable);
    if (password != null) {
      PasswordRule.require(variable, password, username);
    }
  }
}
