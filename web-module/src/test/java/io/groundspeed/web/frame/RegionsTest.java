package io.groundspeed.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.postgres.Unavailable;
import io.groundspeed.web.frame.Regions.Pending;
import io.groundspeed.web.frame.Regions.Wait;
import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegionsTest {
  private static final Instant FIRST = Instant.parse("2026-11-22T10:00:00Z");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Instant now = FIRST;
  private final Regions regions = new Regions(() -> now);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void what_can_be_read_is_shown() {
    Region<String> region = read("key", () -> "figures");

    assertThat(region).isEqualTo(new Region<>("figures", FIRST, false));
  }

  @Test
  void what_can_not_be_read_is_shown_as_it_was() {
    read("key", () -> "figures");
    now = FIRST.plusSeconds(60);

    Region<String> region = read("key", this::unavailable);

    assertThat(region).isEqualTo(new Region<>("figures", FIRST, true));
    assertThat(region.isStale()).isTrue();
  }

  @Test
  void what_never_could_be_read_fails_alone() {
    read("key", () -> "figures");

    Region<String> other = read("other", this::unavailable);

    assertThat(other.isShown()).isFalse();
    assertThat(other.failed()).isTrue();
  }

  @Test
  void what_takes_too_long_is_given_up() {
    Region<String> region =
        regions
            .<String>read("key", this::never, threads, new Wait(Duration.ofMillis(50), false))
            .get();

    assertThat(region.failed()).isTrue();
  }

  @Test
  void a_first_view_does_not_wait_for_what_the_refresh_after_it_shows() {
    CountDownLatch database = new CountDownLatch(1);
    AtomicInteger readings = new AtomicInteger();
    Supplier<String> slow =
        () -> {
          readings.incrementAndGet();
          await(database);
          return "figures";
        };

    Region<String> first =
        regions.read("key", slow, threads, new Wait(Duration.ofMillis(50), true)).get();
    Pending<String> refresh =
        regions.read("key", slow, threads, new Wait(Duration.ofSeconds(20), false));
    database.countDown();

    assertThat(first.isLoading()).isTrue();
    assertThat(first.failed()).isFalse();
    assertThat(refresh.get()).isEqualTo(new Region<>("figures", FIRST, false));
    assertThat(readings).hasValue(1);
  }

  @Test
  void a_first_view_shows_what_was_read_before() {
    read("key", () -> "figures");

    Region<String> first =
        regions
            .<String>read("key", this::never, threads, new Wait(Duration.ofMillis(50), true))
            .get();

    assertThat(first.isLoading()).isFalse();
    assertThat(first.isStale()).isTrue();
    assertThat(first.value()).isEqualTo("figures");
  }

  @Test
  void a_refusal_is_never_answered_by_what_was_kept() {
    read("key", () -> "figures");

    Region<String> refused = read("key", this::refused);
    Region<String> afterwards = read("key", this::unavailable);

    assertThat(refused.isShown()).isFalse();
    assertThat(refused.failed()).isTrue();
    assertThat(afterwards.isShown()).isFalse();
  }

  private String refused() {
    throw new IllegalStateException(new EJBAccessException("not yours"));
  }

  @Test
  void a_bug_is_a_failure_too() {
    Region<String> region =
        read(
            "key",
            () -> {
              throw new IllegalStateException("a bug");
            });

    assertThat(region.failed()).isTrue();
  }

  private Region<String> read(String key, Supplier<String> read) {
    return regions.read(key, read, threads, new Wait(Duration.ofSeconds(20), false)).get();
  }

  private String unavailable() {
    throw new Unavailable("database-unavailable", "away", Duration.ofSeconds(5));
  }

  private String never() {
    await(new CountDownLatch(1));
    return "too late";
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
