package io.groundspeed.account;

import io.groundspeed.shared.Environment;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Refuses a deployment whose settings about accounts are wrong, when the persistence unit starts
 * and before the database is migrated. A start-up bean that failed would not do: calls of other
 * beans wait for it, and with them the server's start, until the deployment times out after five
 * minutes.
 */
public final class SettingsCheck implements Integrator {
  @Override
  public void integrate(
      Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor sessionFactory) {
    check(Environment.ofProcess());
  }

  @Override
  public void disintegrate(
      SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry registry) {
    // Nothing was made.
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
