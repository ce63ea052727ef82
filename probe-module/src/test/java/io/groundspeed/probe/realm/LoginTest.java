package io.groundspeed.probe.realm;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The checks, their order, and their cost. */
class LoginTest {
  private static final StoredUser MIA = new StoredUser("hash of secret", "mentor");

  private final Map<String, StoredUser> stored = new HashMap<>(Map.of("mia", MIA));
  private final List<String> compared = new ArrayList<>();
  private final List<String> audit = new ArrayList<>();
  private boolean databaseAway;
  private long now;

  private final Login login =
      new Login(
          new Users(),
          new Passwords(),
          new HashGate(new RealmSettings(10, 1, 0)),
          new LoginAudit(audit::add, () -> now),
          10,
          () -> now);

  @Test
  void the_second_check_within_a_minute_costs_no_hash() {
    assertThat(login.check("mia", "secret")).contains(MIA);
    assertThat(login.check("mia", "secret")).contains(MIA);
    assertThat(compared).hasSize(1);

    now += Duration.ofMinutes(1).toNanos();
    assertThat(login.check("mia", "secret")).contains(MIA);
    assertThat(compared).hasSize(2);
  }

  @Test
  void a_changed_password_and_a_removed_user_are_noticed_at_once() {
    assertThat(login.check("mia", "secret")).contains(MIA);

    stored.put("mia", new StoredUser("hash of another", "mentor"));
    assertThat(login.check("mia", "secret")).isEmpty();
    assertThat(login.check("mia", "another")).isPresent();

    stored.remove("mia");
    assertThat(login.check("mia", "another")).isEmpty();
  }

  @Test
  void an_unknown_name_costs_a_hash_and_is_never_right() {
    stored.put("nobody", StoredUser.NOBODY);

    assertThat(login.check("nobody", "anything")).isEmpty();
    assertThat(login.check("stranger", "anything")).isEmpty();

    assertThat(compared).containsExactly(StoredUser.NOBODY.hash(), StoredUser.NOBODY.hash());
  }

  @Test
  void a_locked_name_costs_no_hash_even_if_the_password_is_right() {
    assertThat(login.check("mia", "secret")).isPresent();
    for (int i = 0; i < 10; i++) {
      assertThat(login.check("mia", "wrong")).isEmpty();
    }
    compared.clear();

    assertThat(login.check("mia", "secret")).isEmpty();

    assertThat(compared).isEmpty();
    assertThat(audit).contains("\"mia\" is locked out for 60 s");
  }

  @Test
  void without_the_database_nothing_is_thrown_and_no_failure_is_counted() {
    databaseAway = true;
    for (int i = 0; i < 20; i++) {
      assertThat(login.check("mia", "secret")).isEmpty();
    }

    databaseAway = false;

    assertThat(login.check("mia", "secret")).contains(MIA);
    assertThat(audit).containsExactly("\"mia\" authenticated by HTTP Basic");
  }

  private final class Users extends StoredUsers {
    @Override
    StoredUser of(String name) throws SQLException {
      if (databaseAway) {
        throw new SQLException("away");
      }
      return stored.getOrDefault(name, StoredUser.NOBODY);
    }
  }

  private final class Passwords extends PasswordCheck {
    @Override
    boolean matches(String password, String hash) {
      compared.add(hash);
      return hash.equals("hash of " + password);
    }
  }
}
