package io.groundspeed.probe.realm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordCheckTest {
  /** The hash of "secret", at cost 4, made with at.favre.lib:bcrypt like all our passwords. */
  private static final String HASH = "$2a$04$Zz0i41tutxWQmdW.RyDQG.3r0g1uBF/xxYQA/d95QH1628TbU63YG";

  /** The hash of 72 times "x", at cost 4. */
  private static final String LONGEST =
      "$2a$04$0hrHbcsQYCGQLxho7lVpze3XHpfYOM5BoDQGCcQcI/0mFh4iFz0LK";

  private final PasswordCheck passwords = new PasswordCheck();

  @Test
  void a_password_has_its_own_hash_only() {
    assertThat(passwords.matches("secret", HASH)).isTrue();
    assertThat(passwords.matches("Secret", HASH)).isFalse();
    assertThat(passwords.matches("", HASH)).isFalse();
    assertThat(passwords.matches("secret", StoredUser.NOBODY.hash())).isFalse();
  }

  @Test
  void what_is_longer_than_bcrypt_reads_is_never_right() {
    assertThat(passwords.matches("x".repeat(72), LONGEST)).isTrue();
    assertThat(passwords.matches("x".repeat(73), LONGEST)).isFalse();
  }
}
