package io.groundspeed.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.cache.pattern.KeyPattern;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The index, with room for four keys per row. */
class EntityIndexTest {
  private static final int ROOM = 4;
  private static final EntityRef WORD = EntityRef.anyOf("word");
  private static final EntityRef OTHER = new EntityRef("word", "other");

  private final UUID self = UUID.randomUUID();
  private TestNode node;
  private EntityIndex index;
  private int emptied;

  @BeforeEach
  void start() {
    node = TestNode.alone();
    index =
        new EntityIndex(node.manager.getCache("entities"), new Breaker(() -> {}), node, self, ROOM);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  /** Returns a load that begins now. */
  private Loading load() {
    return new Loading(UUID.randomUUID(), self, null, index.tick(), node.millis(), null);
  }

  private boolean register(String key, Loading load) {
    return index.register(key, List.of(WORD), load);
  }

  private Set<String> register(int from, int to) {
    Set<String> keys =
        IntStream.range(from, to).mapToObj(i -> "key:" + i).collect(Collectors.toSet());
    keys.forEach(key -> assertThat(register(key, load())).isTrue());
    return keys;
  }

  private Set<String> invalidate(EntityRef entity) {
    return index.invalidate(entity, () -> emptied++);
  }

  @Test
  void keys_beyond_a_row_are_known_as_well() {
    Set<String> keys = register(0, 20);
    index.register("one", List.of(OTHER), load());

    assertThat(invalidate(WORD)).isEqualTo(keys);
    assertThat(invalidate(OTHER)).containsExactly("one");
    assertThat(emptied).isZero();
  }

  @Test
  void a_load_that_an_invalidation_overtook_is_told_whatever_row_its_key_is_in() {
    register(0, 20);
    Loading before = load();

    invalidate(WORD);

    assertThat(register("key:1", before)).isFalse();
    assertThat(register("another", before)).isFalse();
    assertThat(register("another", load())).isTrue();
  }

  @Test
  void what_it_has_no_room_for_empties_the_cache_once_and_then_it_knows_all_again() {
    register(0, 1_000);

    assertThat(invalidate(WORD)).isEmpty();
    assertThat(emptied).isOne();

    Set<String> keys = register(2_000, 2_020);
    assertThat(invalidate(WORD)).isEqualTo(keys);
    assertThat(emptied).isOne();
  }

  @Test
  void what_is_registered_while_the_cache_is_emptied_is_not_forgotten() {
    register(0, 1_000);

    index.invalidate(WORD, () -> register("meanwhile", load()));

    assertThat(invalidate(WORD)).isEmpty();
    assertThat(emptied).isOne();
  }

  @Test
  void keys_that_are_gone_are_forgotten_and_those_without_room_are_not() {
    node.cache.put(KeyPattern.<String>of("key:{id}", KeyPattern.LONGEST).key(7), "there");
    register(0, 20);

    assertThat(index.prune(node.cache.store())).isEqualTo(19);

    assertThat(invalidate(WORD)).containsExactly("key:7");
    register(0, 1_000);
    index.prune(node.cache.store());
    invalidate(WORD);
    assertThat(emptied).isOne();
  }
}
