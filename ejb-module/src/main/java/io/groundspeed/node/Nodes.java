package io.groundspeed.node;

import io.groundspeed.postgres.Telemetry;
import io.groundspeed.postgres.Unavailable;
import io.groundspeed.shared.Environment;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
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
import java.time.InstantSource;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Sends the heartbeats of this node, and reads those of all nodes. */
@Singleton
@Startup
@DependsOn("Telemetry")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RolesAllowed("admin")
public class Nodes {
  private static final Logger LOG = Logger.getLogger(Nodes.class.getName());

  @Inject @Telemetry private DataSource dataSource;

  @Inject private InstantSource time;

  private Heartbeats heartbeats;
  private volatile boolean failing;

  @PostConstruct
  void start() {
    heartbeats = new Heartbeats(dataSource, time, Environment.ofProcess().node());
    beat();
  }

  @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
  void beat() {
    try {
      heartbeats.beat(Versions.current());
      failing = false;
    } catch (SQLException e) {
      LOG.log(failing ? Level.FINE : Level.WARNING, "No heartbeat: {0}", e.getMessage());
      failing = true;
    }
  }

  @PreDestroy
  void stop() {
    try {
      heartbeats.stop();
    } catch (SQLException e) {
      LOG.log(Level.FINE, "The database does not know that this node stops", e);
    }
  }

  /**
   * Returns the nodes that reported within the last week and were not shut down, by name.
   *
   * @throws Unavailable if the database is unavailable or slow
   */
  public List<NodeState> all() {
    return heartbeats.all();
  }
}
