package io.groundspeed.query.source;

import io.groundspeed.postgres.Unavailable;
import io.groundspeed.probe.Probe;
import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Caller;
import io.groundspeed.probe.call.Calls;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Sends a test statement through the probe, at deployment and on request. Thread-safe. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RolesAllowed("admin")
public class SelfTest {
  private static final Logger LOG = Logger.getLogger(SelfTest.class.getName());
  private static final String CANARY = "(self-test)";
  private static final Duration WHEN_BOOTED = Duration.ofSeconds(30);

  @Inject private DataSource dataSource;

  @Resource private TimerService timers;

  private final ServerDataSources others = new ServerDataSources();
  private volatile @Nullable Boolean statementSeen;

  @PostConstruct
  void report() {
    try {
      if (!sendCanary() && Probe.isOn()) {
        LOG.warning("The self-test's statement was not seen: no statement is measured.");
      }
    } catch (Unavailable e) {
      LOG.log(Level.WARNING, "The self-test could not send a statement: {0}", e.getMessage());
    }
    timers.createSingleActionTimer(WHEN_BOOTED.toMillis(), new TimerConfig(null, false));
  }

  /** Delayed until the server has booted: before, it does not report all its data sources. */
  @Timeout
  void listUnmeasured() {
    others.unmeasured().forEach(source -> LOG.log(Level.INFO, "Not measured: {0}", source));
  }

  /**
   * Sends a statement through our own data source and finds the data sources that are not measured.
   *
   * @throws Unavailable if the database is unavailable or slow
   */
  public SelfTestResult run() {
    sendCanary();
    return last();
  }

  /** Sends a statement, and returns whether it was recorded. */
  private boolean sendCanary() {
    Call canary = new Call(Probe.OWN_DEPLOYMENT, CANARY);
    try {
      Calls.run(canary, this::select);
    } catch (Exception e) {
      throw Unavailable.database();
    }
    boolean seen = canary.statements() == 1;
    statementSeen = seen;
    return seen;
  }

  /** Returns the result of the last test, without using the database. */
  public SelfTestResult last() {
    return new SelfTestResult(Probe.isOn(), statementSeen, others.unmeasured(), silent());
  }

  private static List<String> silent() {
    Set<String> speaking = Probe.statements().deployments();
    return Probe.requests().deployments().stream()
        .filter(deployment -> !speaking.contains(deployment) && !deployment.equals(Caller.OTHER))
        .sorted()
        .toList();
  }

  /** Returns whether the current thread's request is measured. */
  public boolean seesThisRequest() {
    return Calls.current() != null;
  }

  private boolean select() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      return statement.execute("SELECT 'canary'");
    }
  }
}
