package io.groundspeed.postgres;

import javax.sql.DataSource;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Migrates the database when the persistence unit starts, before Hibernate compares the tables with
 * the entities. A singleton EJB with {@code @Startup} would be too late for that comparison.
 *
 * <p>Runs on a deployment thread without a transaction, so that the JTA data source hands out
 * connections on which Flyway can commit.
 */
public final class MigrationIntegrator implements Integrator {
  @Override
  public void integrate(
      Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor sessionFactory) {
    Migrations.migrate(
        sessionFactory
            .getServiceRegistry()
            .requireService(ConnectionProvider.class)
            .unwrap(DataSource.class));
  }

  @Override
  public void disintegrate(
      SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry registry) {
    // The schema outlives its deployment.
  }
}
