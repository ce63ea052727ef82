package io.groundspeed.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Standings while the database is unavailable. */
class StandingsTest {
  private static final Duration SOON = Duration.ofSeconds(4);
  private static final Duration LATE = Duration.ofMinutes(6);

  private final AtomicLong time = new AtomicLong();
  private final CountDownLatch thaw = new CountDownLatch(1);
  private AccountsFixture accounts;
  private Standings standings;
  private volatile boolean away;
  private volatile boolean frozen;

  @BeforeEach
  void open() {
    accounts = new AccountsFixture();
    accounts.add("mia", Role.MENTOR);
    standings = new Standings(faulty(accounts.db.dataSource()), time::get);
  }

  @AfterEach
  void close() {
    thaw.countDown();
    standings.end();
    accounts.close();
  }

  @Test
  void a_recent_standing_counts_while_the_database_is_away() {
    assertThat(standings.of("mia")).isPresent();
    away = true;
    time.addAndGet(SOON.toNanos());

    assertThat(standings.of("mia")).contains(new Standing("mentor", 1));
  }

  @Test
  void a_frozen_database_holds_up_one_request_for_a_while_and_the_next_ones_not_at_all() {
    assertThat(standings.of("mia")).isPresent();
    frozen = true;
    time.addAndGet(SOON.toNanos());

    for (int i = 0; i < 100; i++) {
      assertThat(standings.of("mia")).contains(new Standing("mentor", 1));
    }
  }

  @Test
  void an_old_standing_no_longer_counts() {
    assertThat(standings.of("mia")).isPresent();
    away = true;
    time.addAndGet(LATE.toNanos());

    assertThatThrownBy(() -> standings.of("mia")).isInstanceOf(StandingUnknown.class);
  }

  @Test
  void nobody_comes_in_while_the_database_is_away() {
    assertThat(standings.of("mia")).isPresent();
    away = true;

    assertThatThrownBy(() -> standings.now("mia")).isInstanceOf(StandingUnknown.class);
    assertThatThrownBy(() -> standings.of("stranger")).isInstanceOf(StandingUnknown.class);
  }

  private DataSource faulty(DataSource healthy) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (away) {
                throw new SQLException("away");
              }
              if (frozen) {
                thaw.await();
              }
              try {
                return method.invoke(healthy, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
