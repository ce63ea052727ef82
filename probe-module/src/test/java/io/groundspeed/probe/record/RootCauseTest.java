package io.groundspeed.probe.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class RootCauseTest {
  @Test
  void it_is_the_deepest_by_class_first_line_and_place() {
    Throwable failure =
        new CompletionException(
            "outside", new IOException("between", new IllegalStateException("inside\nmore")));

    RootCause root = RootCause.of(failure);

    assertThat(root.type()).isEqualTo("java.lang.IllegalStateException");
    assertThat(root.firstLine()).isEqualTo("java.lang.IllegalStateException: inside");
    assertThat(root.place()).startsWith("org.junit."); // the probe's own frames are foreign too
  }

  @Test
  void a_ring_of_causes_ends_and_a_message_is_bounded() {
    RuntimeException one = new RuntimeException("x".repeat(10_000));
    RuntimeException other = new RuntimeException("other", one);
    one.initCause(other);

    assertThat(RootCause.of(one).firstLine().length()).isLessThanOrEqualTo(501);
  }

  @Test
  void an_exception_that_fails_when_it_is_asked_is_told_by_its_class() {
    Throwable broken =
        new RuntimeException() {
          private static final long serialVersionUID = 1L;

          @Override
          public String getMessage() {
            throw new IllegalStateException("on purpose");
          }

          @Override
          public StackTraceElement[] getStackTrace() {
            return new StackTraceElement[0];
          }
        };

    assertThat(RootCause.of(broken).firstLine()).startsWith(RootCauseTest.class.getName() + "$");
    assertThat(RootCause.of(broken).place()).isEmpty();
  }
}
