package io.groundspeed.settings;

import io.groundspeed.shared.Environment;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Refuses the deployment if a setting is invalid, when the persistence unit starts and before the
 * database is migrated. A failing start-up bean would not work: other beans' calls, and with them
 * the server's start, would wait for it until the deployment times out after five minutes.
 */
public final class SettingsCheck implements Integrator {
  @Override
  public void integrate(
      Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor sessionFactory) {
    ProductSettings.check(Environment.ofProcess());
  }

  @Override
  public void disintegrate(
      SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry registry) {
    // Nothing was created.
  }
}
