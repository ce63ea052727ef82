package io.groundspeed.deployment;

import io.groundspeed.postgres.Telemetry;
import io.groundspeed.shared.Environment;
import io.groundspeed.shared.TimeRange;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Records the deployments of this node, and returns the deployments of all nodes. */
@Singleton
@Startup
@DependsOn("Telemetry")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RolesAllowed("admin")
public class Deployments {
  private static final Logger LOG = Logger.getLogger(Deployments.class.getName());

  @Inject @Telemetry private DataSource dataSource;

  private final ServerDeployments server = new ServerDeployments();
  private final String node = Environment.ofProcess().node();
  private DeploymentLog log;
  private volatile Map<String, Instant> noted = Map.of();

  @PostConstruct
  void start() {
    log = new DeploymentLog(dataSource);
  }

  /** Writes only if a deployment is new or the previous write failed. */
  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  void look() {
    Map<String, Instant> current = server.current();
    if (current.isEmpty() || current.equals(noted)) {
      return;
    }
    try {
      log.note(node, current);
      noted = current;
    } catch (SQLException e) {
      LOG.log(Level.FINE, "Deployments are noted later: {0}", e.getMessage());
    }
  }

  /**
   * Returns the deployments in a range, newest first. Nodes that deploy the same archive within ten
   * minutes of each other count as one deployment.
   *
   * @throws io.groundspeed.postgres.Unavailable if the database is unavailable or slow
   */
  public List<Deployment> within(TimeRange range) {
    return Deployment.of(log.within(range));
  }
}
