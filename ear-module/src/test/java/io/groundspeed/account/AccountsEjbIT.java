package io.groundspeed.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.RunningGroundspeed;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The EJB itself refuses the users that the screens and the API refuse. */
@ExtendWith(Groundspeed.class)
class AccountsEjbIT {
  private static final String QUESTION = "question/accounts?id=1";

  private final Beacons caller = new Beacons(Groundspeed.url());

  @BeforeAll
  static void addAccounts() {
    AccountRows.add("ejb-mentor", "mentor");
    AccountRows.add("ejb-client", "client");
  }

  @Test
  void only_an_administrator_may_call_it() {
    assertThat(answerTo("admin", RunningGroundspeed.ADMIN_PASSWORD)).isEqualTo("done");
    assertThat(answerTo("ejb-mentor", AccountRows.PASSWORD)).isEqualTo("EJBAccessException");
    assertThat(answerTo("ejb-client", AccountRows.PASSWORD)).isEqualTo("EJBAccessException");
    assertThat(caller.request("GET", QUESTION).body()).isEqualTo("EJBAccessException");
  }

  private String answerTo(String name, String password) {
    return caller.as(name, password, QUESTION).body();
  }
}
