package io.groundspeed.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is cached beside objects: responses, and what browsers keep. */
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
    turn.failed();
    assertThat(node.counts(pattern)).extracting(CacheCounts::hits).isEqualTo(1L);
    assertThat(node.counts(pattern)).extracting(CacheCounts::misses).isEqualTo(2L);
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
