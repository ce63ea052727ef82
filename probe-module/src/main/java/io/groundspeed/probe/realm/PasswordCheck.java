package io.groundspeed.probe.realm;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import org.wildfly.security.password.Password;
import org.wildfly.security.password.PasswordFactory;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.util.ModularCrypt;

/** Compares a password with a bcrypt hash: about 0.3 s of one core at cost 12. */
class PasswordCheck {
  /** Bytes in UTF-8. bcrypt ignores the rest, so a longer password is never accepted. */
  private static final int LONGEST = 72;

  private static final Provider PROVIDER = WildFlyElytronPasswordProvider.getInstance();

  /**
   * Returns whether a password has this hash. A password that is too long takes as long as any
   * other.
   *
   * @throws IllegalArgumentException if the hash has an unsupported format
   */
  boolean matches(String password, String hash) {
    boolean tooLong = password.getBytes(StandardCharsets.UTF_8).length > LONGEST;
    return verify(tooLong ? "" : password, hash) && !tooLong;
  }

  private static boolean verify(String password, String hash) {
    try {
      Password stored = ModularCrypt.decode(hash);
      PasswordFactory factory = PasswordFactory.getInstance(stored.getAlgorithm(), PROVIDER);
      return factory.verify(factory.translate(stored), password.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The stored hash has an unsupported format", e);
    }
  }
}
