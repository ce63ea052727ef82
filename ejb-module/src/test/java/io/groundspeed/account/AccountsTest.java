package io.groundspeed.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.shared.Audit;
import io.groundspeed.testing.Sessions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
  private final AccountsFixture accounts = new AccountsFixture();
  private final long ada = accounts.add("ada", Role.ADMIN);

  @AfterEach
  void close() {
    accounts.close();
  }

  @Test
  void a_new_account_has_a_link_and_no_password() {
    OneTimeLink link =
        accounts.as("ada", it -> it.create(" Mia@Example.org ", " Mia ", Role.MENTOR));

    assertThat(link.username()).isEqualTo("mia@example.org");
    assertThat(
            accounts.db.row(
                "SELECT * FROM groundspeed.users WHERE username = ?", "mia@example.org"))
        .containsEntry("display_name", "Mia")
        .containsEntry("email", "mia@example.org")
        .containsEntry("role", "mentor")
        .containsEntry("password_hash", null);
  }

  @Test
  void the_token_is_stored_as_its_hash_alone_and_never_printed() {
    OneTimeLink link = accounts.as("ada", it -> it.create("mia", "Mia", Role.MENTOR));

    assertThat(link.toString()).doesNotContain(link.token());
    assertThat(
            accounts.db.number(
                "SELECT count(*) FROM groundspeed.account_links WHERE token_hash = sha256(?)",
                link.token().getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
        .isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-x", "a b", "ann\nfake", "<b>", "ADA", "müller"})
  void a_log_in_name_that_is_taken_or_odd_is_refused_by_name(String username) {
    assertThatThrownBy(() -> accounts.as("ada", it -> it.create(username, "X", Role.CLIENT)))
        .isInstanceOfSatisfying(
            AccountRefused.class, e -> assertThat(e.field()).isEqualTo("username"));
  }

  @Test
  void a_name_and_a_role_are_needed() {
    assertThatThrownBy(() -> accounts.as("ada", it -> it.create("x", " ", Role.CLIENT)))
        .hasMessageContaining("name");
    assertThatThrownBy(() -> accounts.as("ada", it -> it.create("x", "X", null)))
        .hasMessageContaining("role");
  }

  @Test
  void nobody_changes_himself_so_an_administrator_always_remains() {
    long bob = accounts.add("bob", Role.ADMIN);
    accounts.changeRole("ada", bob, Role.MENTOR);

    assertThatThrownBy(() -> accounts.disable("ada", ada)).hasMessageContaining("your own account");
    assertThatThrownBy(() -> accounts.changeRole("ada", ada, Role.CLIENT))
        .hasMessageContaining("your own account");
    assertThatThrownBy(() -> accounts.disable("bob", ada)).hasMessageContaining("no longer");
  }

  @Test
  void of_administrators_who_shut_each_other_out_at_once_one_remains() throws Exception {
    List<Long> ids = List.of(ada, accounts.add("bob", Role.ADMIN), accounts.add("cyd", Role.ADMIN));
    List<String> names = List.of("ada", "bob", "cyd");
    AtomicInteger refused = new AtomicInteger();

    Sessions.atOnce(
        3,
        session -> {
          for (int other = 1; other <= 2; other++) {
            try {
              accounts.disable(names.get(session), ids.get((session + other) % 3));
            } catch (AccountRefused e) {
              refused.incrementAndGet();
            }
          }
        });

    assertThat(active()).isPositive();
    assertThat(refused.get()).isPositive();
  }

  private long active() {
    return accounts.db.number(
        "SELECT count(*) FROM groundspeed.users WHERE role = 'admin' AND disabled_at IS NULL");
  }

  @Test
  void a_disabled_user_has_no_link_and_no_standing_until_enabled() {
    long mia = accounts.add("mia", Role.MENTOR);
    Standings standings = new Standings(accounts.db.dataSource());
    assertThat(standings.of("mia")).contains(new Standing("mentor", 1));
    OneTimeLink link = accounts.as("ada", it -> it.reset(mia));

    accounts.disable("ada", mia);

    assertThat(standings.now("mia")).isEmpty();
    assertThat(accounts.owner(link.token())).isEmpty();
    assertThatThrownBy(
            () -> accounts.links(it -> it.choosePassword(link.token(), "another password")))
        .hasMessageContaining("no longer works");
    assertThatThrownBy(() -> accounts.as("ada", it -> it.reset(mia)))
        .hasMessageContaining("enable");
  }

  @Test
  void pages_are_bounded_and_a_search_takes_wildcards_as_they_are() {
    for (int i = 0; i < 60; i++) {
      accounts.db.update(
          "INSERT INTO groundspeed.users (username, display_name, role) VALUES (?, ?, 'client')",
          "c%02d".formatted(i),
          i == 7 ? "100%_Sure!" : "Client");
    }

    AccountPage second = accounts.as("ada", it -> it.list("client", 2));
    AccountPage beyond = accounts.as("ada", it -> it.list("", 99));

    assertThat(second.accounts()).hasSize(AccountPage.SIZE);
    assertThat(second.total()).isEqualTo(59);
    assertThat(second.pages()).isEqualTo(3);
    assertThat(beyond.number()).isEqualTo(3);
    assertThat(accounts.as("ada", it -> it.list("%_sure!", 1)).total()).isOne();
    assertThat(accounts.as("ada", it -> it.list("x' OR 1=1 --", 1)).accounts()).isEmpty();
  }

  @Test
  void an_audit_line_is_one_line_whatever_a_name_holds() {
    assertThat(Audit.line("ada", "disabled", "x\"\nINFO \"ada\" enabled \"x\r\u2028\u202e"))
        .isEqualTo("\"ada\" disabled \"x??INFO ?ada? enabled ?x???\"");
  }
}
