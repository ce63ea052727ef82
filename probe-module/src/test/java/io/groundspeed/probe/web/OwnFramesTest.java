package io.groundspeed.probe.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnFramesTest {
  private static StackTraceElement frame(String type) {
    return new StackTraceElement(type, "handleRequest", null, 1);
  }

  @Test
  void only_the_probes_are_taken_out_of_each_cause() {
    Exception cause = new Exception("cause");
    cause.setStackTrace(
        new StackTraceElement[] {
          frame("shop.Orders"),
          frame("io.groundspeed.probe.web.FailureHandler"),
          frame("io.undertow.X")
        });
    Exception thrown = new Exception("thrown", cause);
    thrown.setStackTrace(
        new StackTraceElement[] {
          frame("io.groundspeed.probe.web.CallBinding"), frame("shop.Orders")
        });

    OwnFrames.removeFrom(thrown);

    assertThat(thrown.getStackTrace()).containsExactly(frame("shop.Orders"));
    assertThat(cause.getStackTrace()).containsExactly(frame("shop.Orders"), frame("io.undertow.X"));
  }
}
