package io.groundspeed.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.groundspeed.cache.pattern.CacheCounts;
import io.groundspeed.cache.pattern.CacheType;
import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.cache.pattern.KeyPattern;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cached content other than objects: responses, and browser caches. */
class CacheTypesTest {
  private final TestNode node = TestNode.alone();

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void the_pattern_of_responses_is_their_route() {
    KeyPattern<String> pattern =
        KeyPattern.ofResponses("/users/{id:[0-9]{1,18}}/things/{thing}", Duration.ofMinutes(1));

    assertThat(pattern.text()).isEqualTo("response:/users/*/things/*:{request}");
    assertThat(pattern.type()).isEqualTo(CacheType.API);
    assertThat(pattern.key("/api/users/1/things/a:b&c={d}%").text())
        .isEqualTo("response:/users/*/things/*:/api/users/1/things/a%3Ab&c=%7Bd%7D%25");
  }

  @Test
  void pages_are_told_apart_from_the_responses_of_their_address() {
    KeyPattern<String> pages = KeyPattern.ofPages("/things/{id}", Duration.ofMinutes(1));

    assertThat(pages.text()).isEqualTo("page:/things/*:{request}");
    assertThat(pages.type()).isEqualTo(CacheType.API);
  }

  @Test
  void a_response_goes_with_what_it_depends_on() {
    KeyPattern<String> pattern =
        KeyPattern.<String>ofResponses("/things", Duration.ofMinutes(1))
            .about(EntityRef.anyOf("thing"))
            .dependingOn(body -> List.of(new EntityRef("word", body)));
    node.cache().turn(pattern.key("/api/things")).loaded("all");
    assertThat(node.cache().turn(pattern.key("/api/things")).value()).isEqualTo("all");

    node.cache().invalidate("word", "all");

    Turn<String> turn = node.cache().turn(pattern.key("/api/things"));
    assertThat(turn.value()).isNull();
    turn.notKept();
    assertThat(node.counts(pattern)).extracting(CacheCounts::hits).isEqualTo(1L);
    assertThat(node.counts(pattern)).extracting(CacheCounts::misses).isEqualTo(2L);
  }

  @Test
  void with_the_cache_off_everyone_makes_a_response_for_himself() {
    KeyPattern<String> pattern = KeyPattern.ofPages("/things", Duration.ofMinutes(1));
    try (TestNode off =
        TestNode.alone(
            new CacheSettings(
                false, 100, 10, Duration.ofSeconds(1), Duration.ZERO, Duration.ofMinutes(1)))) {
      Turn<String> turn = off.cache().turn(pattern.key("/things"));

      assertThat(turn.value()).isNull();
      assertThat(turn.isToLoad()).isFalse();
      turn.loaded("all");
      assertThat(off.cache().turn(pattern.key("/things")).value()).isNull();
      assertThat(off.counts(pattern)).extracting(CacheCounts::bypassed).isEqualTo(2L);
    }
  }

  @Test
  void who_can_not_make_a_response_anew_answers_the_older_one_for_a_while() {
    KeyPattern<String> pattern = KeyPattern.ofResponses("/things", Duration.ofMinutes(10));
    node.cache().turn(pattern.key("/api/things")).loaded("all");
    node.pass(Duration.ofMinutes(30));

    Turn<String> turn = node.cache().turn(pattern.key("/api/things"));
    assertThat(turn.isToLoad()).isTrue();
    assertThat(turn.failed()).isEqualTo("all");
    assertThat(turn.failed()).isNull();
    node.pass(Duration.ofHours(1));
    assertThat(node.cache().turn(pattern.key("/api/things")).failed()).isNull();

    assertThat(node.counts(pattern)).extracting(CacheCounts::staleHits).isEqualTo(1L);
    assertThat(node.counts(pattern)).extracting(CacheCounts::misses).isEqualTo(2L);
    assertThat(node.counts(pattern)).extracting(CacheCounts::reads).isEqualTo(3L);
  }

  @Test
  void what_browsers_had_and_had_not_is_counted_by_what_it_was() {
    node.cache().browser("assets", true);
    node.cache().browser("assets", false);
    node.cache().browser("assets", true);
    node.cache().browser("responses", false);

    assertThat(node.cache().counts().entrySet())
        .extracting(
            one -> one.getKey().text() + " " + one.getKey().type().text(),
            one -> one.getValue().hits(),
            one -> one.getValue().reads())
        .containsExactly(
            tuple("browser:assets browser", 2L, 3L), tuple("browser:responses browser", 0L, 1L));
  }
}
