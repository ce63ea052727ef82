package io.groundspeed.account;

import io.groundspeed.shared.Environment;
import java.time.Duration;

/**
 * Settings for accounts.
 *
 * @param linkLifetime how long a link to choose a password works
 */
record AccountSettings(Duration linkLifetime) {
  static AccountSettings of(Environment env) {
    return new AccountSettings(Duration.ofHours(env.number("GROUNDSPEED_LINK_HOURS", 24, 1, 168)));
  }
}
