package io.groundspeed.account;

import static io.groundspeed.account.AccountsFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordTest {
  /** 72 bytes, the maximum that bcrypt reads. */
  static final String LONGEST =
      "a password as long as bcrypt reads, which is seventy-two bytes, no more.";

  @ParameterizedTest
  @CsvSource({
    "elevenchars, 12 characters",
    "MIA@EXAMPLE.ORG, the name you log in with",
    "äääääääääääääääääääääääääääääääääääää, 72 bytes"
  })
  void what_may_not_be_chosen_is_refused_with_its_rule(String password, String rule) {
    assertThatThrownBy(() -> Password.chosen(password, "mia@example.org"))
        .isInstanceOfSatisfying(
            AccountRefused.class, e -> assertThat(e.field()).isEqualTo("password"))
        .hasMessageContaining(rule)
        .hasMessageNotContaining(password);
  }

  @Test
  void seventy_two_bytes_and_twelve_characters_are_enough() {
    assertThatCode(() -> Password.chosen(LONGEST, "mia")).doesNotThrowAnyException();
    assertThatCode(() -> Password.chosen("twelve chars", "mia")).doesNotThrowAnyException();
  }

  @Test
  void a_longer_text_that_begins_alike_does_not_match() {
    String hash = Password.chosen(LONGEST, "mia").hash();

    assertThat(Password.matches(LONGEST, hash)).isTrue();
    assertThat(Password.matches(LONGEST + "x", hash)).isFalse();
    assertThat(Password.matches("x", null)).isFalse();
  }

  @Test
  void ones_own_password_changes_only_with_the_current_one_and_moves_the_credentials_on() {
    try (AccountsFixture accounts = new AccountsFixture()) {
      accounts.add("mia", Role.CLIENT);

      assertThatThrownBy(() -> accounts.changePassword("mia", "wrong", "quite another one"))
          .isInstanceOfSatisfying(
              AccountRefused.class, e -> assertThat(e.field()).isEqualTo("current"));
      assertThatThrownBy(() -> accounts.changePassword("mia", PASSWORD, PASSWORD))
          .hasMessageContaining("differ");
      accounts.changePassword("mia", PASSWORD, "quite another one");

      assertThat(accounts.opens("quite another one", "mia")).isTrue();
      assertThat(new Standings(accounts.db.dataSource()).of("mia"))
          .contains(new Standing("client", 2));
    }
  }

  @Test
  void ten_wrong_current_passwords_end_the_guessing_for_a_quarter_of_an_hour() {
    try (AccountsFixture accounts = new AccountsFixture()) {
      accounts.add("mia", Role.CLIENT);
      for (int i = 0; i < 10; i++) {
        assertThatThrownBy(() -> accounts.changePassword("mia", "wrong", "quite another one"))
            .hasMessageContaining("not right");
      }

      assertThatThrownBy(() -> accounts.changePassword("mia", PASSWORD, "quite another one"))
          .hasMessageContaining("15 minutes");
      accounts.setTime(accounts.now().plusSeconds(15 * 60 + 1));
      accounts.changePassword("mia", PASSWORD, "quite another one");

      assertThat(accounts.opens("quite another one", "mia")).isTrue();
    }
  }
}
