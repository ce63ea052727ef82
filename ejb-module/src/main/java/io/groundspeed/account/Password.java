package io.groundspeed.account;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.groundspeed.probe.client.Client;
import io.groundspeed.probe.realm.BusyException;
import io.groundspeed.probe.realm.HashGate;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * A password in clear text, for as long as it takes to hash or compare it. Both pass the {@link
 * HashGate} that log-ins pass.
 */
final class Password {
  /** 2^12 rounds: the cost of the realm's hash that unknown names are compared with. */
  private static final int COST = 12;

  private final String text;

  private Password(String text) {
    this.text = text;
  }

  /**
   * Returns a password that may be chosen.
   *
   * @throws AccountRefused saying which rule it breaks
   */
  static Password chosen(String text, String username) {
    PasswordRule.broken(text, username)
        .ifPresent(
            rule -> {
              throw new AccountRefused("password", rule);
            });
    return new Password(text);
  }

  /**
   * Returns a password that an operator set.
   *
   * @param variable the environment variable
   * @throws IllegalArgumentException naming the variable and the rule that it breaks
   */
  static Password ofVariable(String variable, String text, String username) {
    PasswordRule.require(variable, text, username);
    return new Password(text);
  }

  /**
   * Returns whether a text is the password behind a hash; never where there is no hash.
   *
   * @throws AccountRefused if too many passwords are being checked
   */
  static boolean matches(String text, String hash) {
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
