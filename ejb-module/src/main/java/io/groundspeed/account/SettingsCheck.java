package io.groundspeed.account;

import io.groundspeed.shared.Environment;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Fails the deployment if settings for accounts are invalid, when the persistence unit starts and
 * before the database is migrated. A failing start-up bean would not work: other beans' calls, and
 * with them the server's start, would wait for it until the deployment times out after five
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
    // Nothing was created.
  }

  /**
   * Checks all settings for accounts.
   *
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
    String password = env.text(variable);
    if (password != null) {
      PasswordRule.require(variable, password, username);
    }
  }
}
