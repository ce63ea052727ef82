package io.groundspeed.postgres;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;

/**
 * The two data sources of the server, for {@code @Inject}. No other class looks them up.
 *
 * <p>It is an EJB because the server starts a deployment only after the resources that its EJBs
 * declare.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
@PermitAll
public class DataSources {
  @Resource(lookup = "java:jboss/datasources/GroundspeedDS")
  private DataSource application;

  @Resource(lookup = "java:jboss/datasources/GroundspeedTelemetryDS")
  private DataSource telemetry;

  /** Returns the application's data source, which takes part in the caller's transaction. */
  @Produces
  public DataSource application() {
    return application;
  }

  /** Returns Groundspeed's own data source, which is outside JTA. */
  @Produces
  @Telemetry
  public DataSource telemetry() {
    return telemetry;
  }
}
