package io.groundspeed.platform.user;

import io.groundspeed.shared.Environment;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/**
 * Refuses a deployment whose settings about accounts are wrong, before anything of it starts. A
 * start-up bean that failed would not do: calls of other beans wait for it, and with them the
 * server's start, until the deployment times out after five minutes.
 */
public class SettingsCheck implements Extension {
  void check(@Observes BeforeBeanDiscovery start) {
    check(Environment.ofProcess());
  }

  /**
   * @throws IllegalArgumentException naming the variable and what is wrong
   */
  static void check(Environment env) {
    ExternalAddress.of(env);
    AccountSettings.of(env);
    checkPassword(env, "GROUNDSPEED_ADMIN_PASSWORD", "admin");
    checkPassword(env, "GROUNDSPEED_DEMO_PASSWORD", "client");
    checkPassword(env, "GROUNDSPEED_DEMO_PASSWORD", "mentor");
  }

  private static void checkPassword(Environment env, String variable, String username) {
    String password = env.text(variable, null);
    if (password != null) {
      PasswordRule.require(variable, password, username);
    }
  }
}
