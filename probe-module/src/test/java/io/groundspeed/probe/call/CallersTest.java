package io.groundspeed.probe.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallersTest {
  private final Callers callers = new Callers(10);

  @Test
  void who_is_in_use_stays_the_same_instance_however_many_others_come() {
    Caller steady = callers.of("shop.war", "/orders/{id}");
    for (int i = 0; i < 1_000; i++) {
      assertThat(callers.of("shop.war", "/other/" + i).endpoint()).isEqualTo("/other/" + i);
      assertThat(callers.of("shop.war", "/orders/{id}")).isSameAs(steady);
    }
  }

  @Test
  void who_comes_again_later_is_equal() {
    Caller before = callers.of("shop.war", "/orders/{id}");
    for (int i = 0; i < 100; i++) {
      callers.of("shop.war", "/other/" + i);
    }

    assertThat(callers.of("shop.war", "/orders/{id}")).isEqualTo(before).isNotSameAs(before);
  }
}
