package io.groundspeed.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTextTest {
  @Test
  void the_deepest_cause_names_the_failure_and_its_place() {
    FailureText failure =
        FailureText.of(new IllegalStateException("outer", new ArithmeticException("inner")));

    assertThat(failure.type()).isEqualTo("java.lang.ArithmeticException");
    assertThat(failure.place())
        .startsWith(getClass().getName() + ".the_deepest_cause_names_the_failure_and_its_place(");
    assertThat(failure.firstLine()).isEqualTo("java.lang.IllegalStateException: outer");
    assertThat(failure.text()).contains("Caused by: java.lang.ArithmeticException: inner", "\tat ");
  }

  @Test
  void a_long_trace_is_cut_and_keeps_the_deepest_cause() {
    FailureText failure =
        FailureText.of(new RuntimeException("x".repeat(40_000), new RuntimeException("root")));

    assertThat(failure.text()).hasSizeLessThanOrEqualTo(FailureText.LONGEST);
    assertThat(failure.text()).contains("are left out").endsWith("RuntimeException: root");
  }

  @Test
  void secrets_and_zero_characters_are_not_kept() {
    FailureText failure = FailureText.of(new RuntimeException("token=abc\u0000def password: x"));

    assertThat(failure.text()).doesNotContain("abc", "\u0000");
    assertThat(failure.firstLine()).contains("token=•••", "password: •••");
  }

  @Test
  void a_failure_that_can_not_describe_itself_is_named() {
    FailureText failure = FailureText.of(new Mute());

    assertThat(failure.text()).isEqualTo(Mute.class.getName());
  }

  @Test
  void a_circle_of_causes_ends() {
    Exception first = new Exception("first");
    Exception second = new Exception("second", first);
    first.initCause(second);

    assertThat(FailureText.of(first).text()).contains("first", "second");
  }

  private static final class Mute extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no words");
    }
  }
}
