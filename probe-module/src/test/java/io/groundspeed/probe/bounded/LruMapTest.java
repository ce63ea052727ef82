package io.groundspeed.probe.bounded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LruMapTest {
  @Test
  void the_least_recently_used_is_forgotten_first_and_counted() {
    LruMap<String, Integer> map = new LruMap<>(3);
    map.put("a", 1);
    map.put("b", 2);
    map.put("c", 3);
    assertThat(map.evicted()).isZero();

    map.get("a");
    map.computeIfAbsent("d", absent -> 4);

    assertThat(map).containsOnlyKeys("a", "c", "d");
    assertThat(map.evicted()).isOne();
  }
}
