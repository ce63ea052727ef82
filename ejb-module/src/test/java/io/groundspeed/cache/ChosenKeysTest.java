package io.groundspeed.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.KeyPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChosenKeysTest {
  private static final KeyPattern<String> THING =
      KeyPattern.<String>of("thing:{id}", Duration.ofMinutes(1))
          .chosenByClientsWhere(String::isEmpty);
  private static final int MOST = 10;

  private final ChosenKeys chosen = new ChosenKeys(MOST);

  private List<String> stored(CacheKey<String> key, String value) {
    return chosen.stored(key.text(), key.isChosen(value));
  }

  @Test
  void what_is_there_is_none_of_them() {
    for (int i = 0; i < 100; i++) {
      assertThat(stored(THING.key(i), "something")).isEmpty();
    }
  }

  @Test
  void what_is_not_there_what_is_empty_and_what_is_marked_push_out_the_oldest_of_them() {
    List<String> gone = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      gone.addAll(stored(THING.key("absent" + i), null));
      gone.addAll(stored(THING.key("empty" + i), ""));
      gone.addAll(stored(THING.key("marked" + i).chosenByClient(), "something"));
    }

    assertThat(gone).hasSize(2 * MOST).startsWith("thing:absent0", "thing:empty0", "thing:marked0");
  }

  @Test
  void a_key_that_is_filled_leaves_them() {
    stored(THING.key("new"), null);
    stored(THING.key("new"), "it was made");

    List<String> gone = new ArrayList<>();
    for (int i = 0; i <= MOST; i++) {
      gone.addAll(stored(THING.key(i), null));
    }

    assertThat(gone).containsExactly("thing:0");
  }

  @Test
  void many_that_were_pushed_out_are_reported_once() {
    for (int i = 0; i < MOST + 5; i++) {
      stored(THING.key(i), null);
    }

    assertThat(chosen.hasEvicted(6)).isFalse();
    assertThat(chosen.hasEvicted(5)).isTrue();
    assertThat(chosen.hasEvicted(1)).isFalse();
  }
}
