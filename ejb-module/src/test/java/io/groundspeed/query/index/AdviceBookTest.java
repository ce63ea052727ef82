package io.groundspeed.query.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life of advice, in the database. */
class AdviceBookTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final String SHOP = "db:5432/shop";
  private static final Advice CREATE =
      new Advice(
          Advice.Kind.CREATE,
          SHOP,
          "public.orders",
          "customer_id, status",
          "CREATE INDEX …",
          "why",
          1_000,
          20,
          List.of("aa", "bb"));
  private static final Advice DROP =
      new Advice(
          Advice.Kind.DROP, SHOP, "public.orders", "note", "DROP INDEX …", "", 0, 20, List.of());

  private final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);

  @AfterEach
  void close() {
    entities.close();
    db.close();
  }

  private void found(Instant now, Advice... advice) {
    found(now, Set.of(), advice);
  }

  private void found(Instant now, Set<String> existing, Advice... advice) {
    entities.inTransaction(
        unit -> new AdviceBook(unit).found(SHOP, new Findings(List.of(advice), existing), now));
  }

  private List<StoredAdvice> latest(Instant now) {
    return entities.fromTransaction(unit -> new AdviceBook(unit).latest(now));
  }

  private boolean done(String id, Instant now) {
    return entities.fromTransaction(unit -> new AdviceBook(unit).done(id, now));
  }

  private void watched(String id, Watched watched, Instant now) {
    entities.inTransaction(unit -> new AdviceBook(unit).watched(id, watched, now));
  }

  @Test
  void advice_is_stored_once_with_its_latest_figures() {
    found(NOON, CREATE, DROP);
    Advice later =
        new Advice(
            CREATE.kind(),
            SHOP,
            CREATE.table(),
            CREATE.columns(),
            CREATE.sql(),
            "better",
            2_000,
            30,
            List.of("aa"));
    found(NOON.plus(HOUR), later, DROP);

    List<StoredAdvice> stored = latest(NOON.plus(HOUR));
    assertThat(stored).extracting(StoredAdvice::advice).containsExactly(later);
    assertThat(latest(NOON.plus(Duration.ofDays(7))))
        .as("an index is watched for a week before it is said to be unused")
        .extracting(StoredAdvice::advice)
        .containsExactly(later, DROP);
    assertThat(stored.get(0).id()).matches("[0-9a-f]{16}");
    assertThat(stored.get(0).state()).isEqualTo(AdviceState.OPEN);
    assertThat(stored.get(0).firstSeenAt()).isEqualTo(NOON);
    assertThat(stored.get(0).lastSeenAt()).isEqualTo(NOON.plus(HOUR));
  }

  @Test
  void what_was_followed_is_watched_and_closed_with_what_came_of_it() {
    found(NOON, CREATE);
    String id = latest(NOON).get(0).id();
    assertThat(done(id, NOON)).isTrue();
    assertThat(done(id, NOON)).isFalse();
    assertThat(done("0000000000000000", NOON)).isFalse();
    List<StoredAdvice> watched =
        entities.fromTransaction(unit -> new AdviceBook(unit).watched(SHOP));
    assertThat(watched).extracting(StoredAdvice::id).containsExactly(id);

    watched(id, new Watched(10, 2, 50), NOON.plus(HOUR));
    assertThat(latest(NOON).get(0).p95After()).isEqualTo(2);
    found(NOON.plus(DAY).plus(DAY)); // not found any more, and still watched
    assertThat(latest(NOON).get(0).state()).isEqualTo(AdviceState.DONE);

    watched(id, new Watched(10, 2, 100), NOON.plus(HOUR));
    StoredAdvice closed = latest(NOON).get(0);
    assertThat(closed.state()).isEqualTo(AdviceState.HELPED);
    assertThat(closed.closedAt()).isEqualTo(NOON.plus(HOUR));
    assertThat(closed.p95Before()).isEqualTo(10);
    assertThat(latest(NOON.plus(Duration.ofDays(31)))).isEmpty();

    found(NOON.plus(DAY), CREATE);
    assertThat(latest(NOON).get(0).state()).isEqualTo(AdviceState.OPEN);
    assertThat(latest(NOON).get(0).p95Before()).isNull();
  }

  @Test
  void an_index_that_exists_was_created_without_saying_so() {
    found(NOON, CREATE);
    found(NOON.plus(HOUR), Set.of("public.orders (customer_id, status)"));

    assertThat(latest(NOON).get(0).state()).isEqualTo(AdviceState.DONE);
    assertThat(latest(NOON).get(0).doneAt()).isEqualTo(NOON.plus(HOUR));
  }

  @Test
  void what_is_not_found_for_a_day_is_gone() {
    found(NOON, CREATE, DROP);
    Instant week = NOON.plus(Duration.ofDays(7));
    found(week, CREATE, DROP);
    done(latest(week).get(1).id(), week);
    found(week.plus(DAY));
    assertThat(latest(week)).hasSize(2).noneMatch(stored -> stored.state().isClosed());

    found(week.plus(DAY).plusSeconds(1));
    assertThat(latest(week)).extracting(StoredAdvice::state).containsOnly(AdviceState.GONE);
  }
}
