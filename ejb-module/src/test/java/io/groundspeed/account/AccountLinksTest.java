package io.groundspeed.account;

import static io.groundspeed.account.AccountsFixture.LIFETIME;
import static io.groundspeed.account.AccountsFixture.NOON;
import static io.groundspeed.account.AccountsFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.testing.Sessions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One-time links, and the first administrator. */
class AccountLinksTest {
  private static final String NEXT = "quite another password";

  private final AccountsFixture accounts = new AccountsFixture();

  @AfterEach
  void close() {
    accounts.close();
  }

  private OneTimeLink linkOfMia() {
    accounts.add("ada", Role.ADMIN);
    return accounts.as("ada", it -> it.create("mia", "Mia", Role.MENTOR));
  }

  private String choose(OneTimeLink link, String password) {
    return accounts.links(it -> it.choosePassword(link.token(), password));
  }

  @Test
  void a_link_sets_a_password_once() {
    OneTimeLink link = linkOfMia();
    assertThat(accounts.owner(link.token())).contains("mia");

    assertThat(choose(link, NEXT)).isEqualTo("mia");

    assertThat(accounts.opens(NEXT, "mia")).isTrue();
    assertThat(accounts.owner(link.token())).isEmpty();
    assertThatThrownBy(() -> choose(link, PASSWORD)).hasMessageContaining("no longer works");
  }

  @Test
  void of_many_who_use_a_link_at_once_one_succeeds() throws Exception {
    OneTimeLink link = linkOfMia();
    AtomicInteger done = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();

    Sessions.atOnce(
        6,
        session -> {
          try {
            choose(link, NEXT + session);
            done.incrementAndGet();
          } catch (AccountRefused e) {
            refused.incrementAndGet();
          }
        });

    assertThat(done).hasValue(1);
    assertThat(refused).hasValue(5);
  }

  @Test
  void a_password_that_is_refused_leaves_the_link_alone() {
    OneTimeLink link = linkOfMia();

    assertThatThrownBy(() -> choose(link, "short")).hasMessageContaining("12 characters");

    assertThat(choose(link, NEXT)).isEqualTo("mia");
  }

  @Test
  void a_link_ends_with_its_time_and_with_the_next_one() {
    OneTimeLink first = linkOfMia();
    long mia = accounts.as("ada", it -> it.list("mia", 1).accounts().get(0).id());
    OneTimeLink second = accounts.as("ada", it -> it.reset(mia));

    assertThat(accounts.owner(first.token())).isEmpty();
    accounts.setTime(NOON.plus(LIFETIME).minusSeconds(1));
    assertThat(accounts.owner(second.token())).contains("mia");
    accounts.setTime(NOON.plus(LIFETIME));
    assertThat(accounts.owner(second.token())).isEmpty();
    assertThatThrownBy(() -> choose(second, NEXT)).hasMessageContaining("no longer works");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "' OR 1=1 --"})
  void a_guess_opens_nothing(String token) {
    accounts.start(null);

    assertThat(accounts.owner(token)).isEmpty();
    assertThat(accounts.isForSetUp(token)).isFalse();
  }

  @Test
  void a_set_up_link_creates_one_administrator_however_many_nodes_printed_one() throws Exception {
    List<String> tokens = printedBy(() -> Sessions.atOnce(2, session -> accounts.start(null)));
    assertThat(tokens).hasSize(2).doesNotHaveDuplicates();
    AtomicInteger created = new AtomicInteger();

    Sessions.atOnce(
        4,
        session -> {
          try {
            accounts.links(
                it -> it.setUp(tokens.get(session % 2), "root" + session, "Root", PASSWORD));
            created.incrementAndGet();
          } catch (AccountRefused e) {
            assertThat(e.field()).isEqualTo("link");
          }
        });

    assertThat(created).hasValue(1);
    assertThat(accounts.db.number("SELECT count(*) FROM groundspeed.users")).isOne();
    assertThat(accounts.db.number("SELECT count(*) FROM groundspeed.account_links")).isZero();
    assertThat(printedBy(() -> accounts.start(null))).isEmpty();
  }

  @Test
  void a_set_up_link_is_no_link_of_a_user_and_the_other_way_round() throws Exception {
    String setUp = printedBy(() -> accounts.start(null)).get(0);
    OneTimeLink mias = linkOfMia();

    assertThatThrownBy(() -> accounts.links(it -> it.choosePassword(setUp, NEXT)))
        .hasMessageContaining("no longer works");
    assertThat(accounts.isForSetUp(mias.token())).isFalse();
    assertThatThrownBy(() -> accounts.links(it -> it.setUp(setUp, "root", "Root", PASSWORD)))
        .hasMessageContaining("no longer works");
  }

  @Test
  void the_password_of_the_environment_creates_the_first_administrator_and_changes_nobody()
      throws Exception {
    assertThat(printedBy(() -> Sessions.atOnce(2, session -> accounts.start(PASSWORD)))).isEmpty();
    assertThat(accounts.opens(PASSWORD, "admin")).isTrue();

    accounts.start(NEXT);

    assertThat(accounts.opens(PASSWORD, "admin")).isTrue();
  }

  @Test
  void where_the_only_administrator_is_disabled_a_link_is_printed_whatever_the_environment_says()
      throws Exception {
    accounts.start(PASSWORD);
    accounts.db.update("UPDATE groundspeed.users SET disabled_at = groundspeed.clock()");

    assertThat(printedBy(() -> accounts.start(NEXT))).hasSize(1);

    assertThat(accounts.opens(PASSWORD, "admin")).isTrue();
  }

  private interface Work {
    void run() throws Exception;
  }

  /** Returns the tokens of the set-up links that are logged while the work runs. */
  private static List<String> printedBy(Work work) throws Exception {
    List<String> tokens = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            if (line.getMessage().contains("/setup?token=")) {
              tokens.add(line.getParameters()[0].toString());
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger log = Logger.getLogger(FirstAdministrator.class.getName());
    log.addHandler(handler);
    try {
      work.run();
    } finally {
      log.removeHandler(handler);
    }
    return tokens;
  }
}
