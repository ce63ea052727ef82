package io.groundspeed.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords that are rejected, including those in an operator's variables. */
class PasswordRuleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "elevenchars",
        "\uD83D\uDE00\uD83D\uDE01\uD83D\uDE02\uD83D\uDE03\uD83D\uDE04\uD83D\uDE05"
      })
  void fewer_than_twelve_characters_are_refused(String password) {
    assertThat(PasswordRule.broken(password, "mia"))
        .hasValueSatisfying(rule -> assertThat(rule).contains("at least 12"));
  }

  @Test
  void no_password_at_all_is_too_short() {
    assertThat(PasswordRule.broken(null, "mia")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aaaaaaaaaaaaaaa",
        "ababababababab",
        "longlonglonglong",
        "pass1pass1pass1",
        "123456789012",
        "0987654321098",
        "abcdefghijklmnop",
        "QwertyUiop12",
        "qwertyasdfgh",
        "1qaz2wsx3edc",
        "poiuytrewq!!"
      })
  void repetitions_and_sequences_are_refused(String password) {
    assertThat(PasswordRule.broken(password, "mia"))
        .hasValueSatisfying(rule -> assertThat(rule).contains("repetition"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password1234",
        "Password2026!",
        "!!!Groundspeed1",
        "administrator",
        "manchesterunited",
        "PeanutButter",
        "welcome!2026!!"
      })
  void what_is_tried_first_is_refused(String password) {
    assertThat(PasswordRule.broken(password, "mia"))
        .hasValueSatisfying(rule -> assertThat(rule).contains("most common"));
  }

  @Test
  void the_log_in_name_is_refused_wherever_it_is() {
    assertThat(PasswordRule.broken("my-own-MIRANDA-word", "miranda")).isPresent();
    assertThat(PasswordRule.broken("mia@example.org", "mia@example.org")).isPresent();
    assertThat(PasswordRule.broken("a chemistry mia lesson", "mia")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "twelve chars",
        "quite another one",
        "9f-Lk2!vQz7p",
        "salt and pepper 1234",
        "\u043A\u043E\u0448\u043A\u0430 \u043D\u0430 \u043A\u0440\u044B\u0448\u0435"
      })
  void others_may_be_chosen(String password) {
    assertThat(PasswordRule.broken(password, "mia")).isEmpty();
  }

  @Test
  void more_than_bcrypt_reads_is_refused() {
    assertThat(PasswordRule.broken(PasswordTest.LONGEST, "mia")).isEmpty();
    assertThat(PasswordRule.broken(PasswordTest.LONGEST + "x", "mia"))
        .hasValueSatisfying(rule -> assertThat(rule).contains("72 bytes"));
  }

  @Test
  void a_variable_is_named_with_the_rule_and_without_the_password() {
    assertThatThrownBy(() -> PasswordRule.require("GROUNDSPEED_X", "password1234", "admin"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("GROUNDSPEED_X: The password is one of the most common ones: choose another.");
    assertThatCode(() -> PasswordRule.require("GROUNDSPEED_X", "twelve chars", "admin"))
        .doesNotThrowAnyException();
  }
}
