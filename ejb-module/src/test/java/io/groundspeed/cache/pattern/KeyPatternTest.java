package io.groundspeed.cache.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPatternTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @ParameterizedTest
  @ValueSource(strings = {"pair:{id}:{id}", "pair:{a}-{b}-{a}", "{x}{x}"})
  void a_place_that_is_there_twice_is_refused(String text) {
    assertThatThrownBy(() -> KeyPattern.of(text, HOUR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text)
        .hasMessageContaining("twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"open:{id", "closed:id}", "empty:{}", "digit:{0}", "nested:{a{b}}"})
  void a_brace_that_belongs_to_no_place_is_refused(String text) {
    assertThatThrownBy(() -> KeyPattern.of(text, HOUR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text)
        .hasMessageContaining("brace");
  }

  @Test
  void places_may_have_digits_spaces_and_dashes() {
    assertThat(KeyPattern.of("named:{user_id}:{page 2}:{a-b}", HOUR).key(1, 2, 3).text())
        .isEqualTo("named:1:2:3");
  }

  @ParameterizedTest
  @CsvSource({
    "meet1:{slug}, meet1:all",
    "meet2:all, meet2:{slug}",
    "meet3:{id}:{name}, meet3:{a}:{b}",
    "meet4:{id}, meet4:{slug}",
    "meet5:user-{id}, meet5:{any}",
    "meet6:{a}-x, meet6:y-{b}",
    "meet7:{a}.{b}, meet7:1.2",
  })
  void a_pattern_whose_keys_could_be_those_of_another_is_refused(String first, String second) {
    KeyPattern.of(first, HOUR);

    assertThatThrownBy(() -> KeyPattern.of(second, HOUR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(first)
        .hasMessageContaining(second);
  }

  @ParameterizedTest
  @CsvSource({
    "apart1:{slug}, apart1:{slug}:all",
    "apart2:{id}:a, apart2:{id}:b",
    "apart3:user-{id}, apart3:mentor-{id}",
    "apart4:{id}-x, apart4:{id}-y",
    "apart5:{id}, apart6:{id}",
    "apart7:{id}, apart7:{id}",
  })
  void patterns_that_share_no_key_stand_side_by_side(String first, String second) {
    KeyPattern.of(first, HOUR);

    assertThatCode(() -> KeyPattern.of(second, HOUR)).doesNotThrowAnyException();
  }

  @Test
  void there_is_a_bound_of_patterns() {
    KeyPatterns patterns = new KeyPatterns();
    for (int i = 0; i < KeyPatterns.MOST; i++) {
      patterns.add("bound:" + i);
    }

    patterns.add("bound:1");
    assertThatThrownBy(() -> patterns.add("bound:one-more")).hasMessageContaining("2,000 patterns");
  }
}
