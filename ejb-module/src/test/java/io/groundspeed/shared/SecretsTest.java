package io.groundspeed.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:postgresql://ann:s3cret@db/x refused|jdbc:postgresql://•••@db/x refused",
        "GET https://a.example/?token=abc&x=1 failed|GET https://a.example/?token=•••&x=1 failed",
        "Authorization: Bearer eyJhbGciOi.x.y|Authorization: Bearer •••",
        "authorization=Basic dTpw|authorization=Basic •••",
        "{\"password\": \"a b\", \"n\": 1}|{\"password\": •••, \"n\": 1}",
        "apiKey=12345; next|apiKey=•••; next",
        "JSESSIONID=abc.node1|JSESSIONID=•••",
        "FATAL: password authentication failed for user \"ann\"|FATAL: password authentication failed for user \"ann\"",
        "the token is gone|the token is gone"
      })
  void what_looks_like_a_secret_is_masked(String text, String masked) {
    assertThat(Secrets.mask(text)).isEqualTo(masked);
  }

  @Test
  void hostile_texts_take_no_time_to_speak_of() {
    String text = "password=\"" + "://a".repeat(5_000) + "token".repeat(5_000);

    assertThat(Secrets.mask(text)).hasSizeLessThan(text.length());
  }
}
