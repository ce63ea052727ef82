package io.groundspeed.cache.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.cache.TestNode;
import io.groundspeed.cache.pattern.CacheCounts;
import io.groundspeed.cache.pattern.CacheType;
import io.groundspeed.cache.pattern.KeyPattern;
import java.time.Duration;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CacheChangesTest {
  private static final KeyPattern<String> GREETING =
      KeyPattern.of("greeting:{name}", Duration.ofMinutes(10));
  private static final KeyPattern<String> FAREWELL =
      KeyPattern.of("farewell:{name}", Duration.ofMinutes(10));

  private TestNode node;
  private CacheChanges changes;

  @BeforeEach
  void start() {
    node = TestNode.alone();
    changes = new CacheChanges(node.cache.accesses());
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void both_readers_receive_every_read_once_however_their_reading_interleaves() {
    read(GREETING, 3);
    long sketched = forSketches(CacheCounts::reads);
    read(FAREWELL, 2);
    long metered = forMetrics(CacheCounts::reads);
    read(GREETING, 4);
    sketched += forSketches(CacheCounts::reads);
    metered += forMetrics(CacheCounts::reads);

    assertThat(sketched).isEqualTo(9);
    assertThat(metered).isEqualTo(9);
    assertThat(forSketches(CacheCounts::reads) + forMetrics(CacheCounts::reads)).isZero();
  }

  @Test
  void the_sketches_receive_patterns_and_the_metrics_their_types() {
    read(GREETING, 3);
    read(FAREWELL, 1);

    assertThat(changes.takeForSketches())
        .hasSize(2)
        .allSatisfy((counts, more) -> assertThat(more.misses()).isEqualTo(1));
    assertThat(changes.takeForMetrics()).containsOnlyKeys(GREETING.type());
  }

  @Test
  void what_could_not_be_written_comes_again_with_what_is_new() {
    read(GREETING, 3);
    Map<CacheType, CacheCounts> taken = changes.takeForMetrics();
    read(GREETING, 2);

    changes.giveBack(taken);

    assertThat(forMetrics(CacheCounts::reads)).isEqualTo(5);
    assertThat(forMetrics(CacheCounts::reads)).isZero();
  }

  private void read(KeyPattern<String> pattern, int times) {
    for (int i = 0; i < times; i++) {
      node.cache.get(pattern.key("anna"), () -> "hello");
    }
  }

  private long forSketches(ToLongFunction<CacheCounts> count) {
    return changes.takeForSketches().values().stream().mapToLong(count).sum();
  }

  private long forMetrics(ToLongFunction<CacheCounts> count) {
    return changes.takeForMetrics().values().stream().mapToLong(count).sum();
  }
}
