package io.groundspeed.account;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.groundspeed.probe.client.Client;
import io.groundspeed.probe.realm.BusyException;
import io.groundspeed.probe.realm.HashGate;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A password in clear text, held only while it is hashed or compared. Both operations pass the same
 * {@link HashGate} as log-ins.
 */
final class Password {
  /** 2^12 rounds, the cost of the hash that the realm compares for unknown names. */
  private static final int COST = 12;

  private final String text;

  private Password(String text) {
    this.text = text;
  }

  /**
   * Returns a password that complies with {@link PasswordRule}.
   *
   * @throws AccountRefused naming the rule that it breaks
   */
  static Password chosen(@Nullable String text, String username) {
    PasswordRule.broken(text, username)
        .ifPresent(
            rule -> {
              throw new AccountRefused("password", rule);
            });
    return new Password(Objects.requireNonNull(text, "a missing password breaks a rule"));
  }

  /**
   * Returns a password that an operator configured.
   *
   * @param variable the environment variable
   * @throws IllegalArgumentException naming the variable and the broken rule
   */
  static Password ofVariable(String variable, String text, String username) {
    PasswordRule.require(variable, text, username);
    return new Password(text);
  }

  /**
   * Returns whether a text matches a hash; false if there is no hash.
   *
   * @throws AccountRefused if too many passwords are being checked
   */
  static boolean matches(@Nullable String text, @Nullable String hash) {
    return text != null
        && hash != null
        && text.getBytes(StandardCharsets.UTF_8).length <= PasswordRule.LONGEST
        && bounded(() -> BCrypt.verifyer().verify(text.toCharArray(), hash).verified);
  }

  /**
   * Returns the bcrypt hash in modular crypt format, with a new salt.
   *
   * @throws AccountRefused if too many passwords are being checked
   */
  String hash() {
    return bounded(() -> BCrypt.withDefaults().hashToString(COST, text.toCharArray()));
  }

  private static <T> T bounded(Supplier<T> work) {
    try {
      return HashGate.ofServer().run(Client.current().map(Client::network).orElse("server"), work);
    } catch (BusyException e) {
      throw new AccountRefused("password", e.getMessage() + ". Please try again in a few seconds.");
    }
  }
}
