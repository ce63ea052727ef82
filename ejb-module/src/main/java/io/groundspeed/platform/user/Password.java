package io.groundspeed.platform.user;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;

/** A password in clear text, for as long as it takes to hash or compare it. */
final class Password {
  /** Fewest characters. */
  static final int SHORTEST = 12;

  /** Most bytes in UTF-8: bcrypt ignores what comes after. */
  static final int LONGEST = 72;

  /** 2^12 rounds: the cost of the dummy hash that unknown names are compared with. */
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
    if (text == null || text.codePointCount(0, text.length()) < SHORTEST) {
      throw refused("The password must have at least 12 characters.");
    }
    if (text.equalsIgnoreCase(username)) {
      throw refused("The password must not be the name you log in with.");
    }
    return given(text);
  }

  /** Returns a password that an operator set: only what bcrypt can't hold is refused. */
  static Password given(String text) {
    if (bytes(text) > LONGEST) {
      throw refused(
          "The password must not have more than 72 bytes: a letter is one, an emoji four.");
    }
    return new Password(text);
  }

  /** Returns whether a text is the password behind a hash; never where there is no hash. */
  static boolean matches(String text, String hash) {
    return text != null
        && hash != null
        && bytes(text) <= LONGEST
        && BCrypt.verifyer().verify(text.toCharArray(), hash).verified;
  }

  /** Returns the bcrypt hash in modular crypt format, with a new salt. */
  String hash() {
    return BCrypt.withDefaults().hashToString(COST, text.toCharArray());
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static AccountRefused refused(String message) {
    return new AccountRefused("password", message);
  }
}
