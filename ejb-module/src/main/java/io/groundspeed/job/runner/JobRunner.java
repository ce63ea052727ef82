package io.groundspeed.job.runner;

import io.groundspeed.job.Doorbell;
import io.groundspeed.job.JobHandler;
import io.groundspeed.postgres.Telemetry;
import io.groundspeed.shared.Environment;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Runs the jobs of this node from deployment to undeployment. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class JobRunner {
  private static final Logger LOG = Logger.getLogger(JobRunner.class.getName());

  @Inject private DataSource application;

  @Inject @Telemetry private DataSource own;

  /**
   * The transaction manager instead of the UserTransaction, which is for beans: attempts run on
   * threads.
   */
  @Resource(lookup = "java:jboss/TransactionManager")
  private TransactionManager transactions;

  @Resource private ManagedThreadFactory threads;
  @Inject private InstantSource time;
  @Inject private Doorbell doorbell;
  @Inject @Any private Instance<JobHandler<?>> handlers;

  private Runner runner;

  @PostConstruct
  void start() {
    runner =
        new Runner(
            RunnerSettings.of(Environment.ofProcess()),
            byType(),
            new Runner.Sources(
                timeout -> ServerTransaction.begin(transactions, timeout), application, own),
            time,
            threads);
    doorbell.onRing(runner::committed);
    runner.start();
    LOG.log(Level.INFO, "This node does jobs of the types {0}", runner.state().types());
  }

  private Map<String, Handler> byType() {
    Map<String, Handler> byType = new TreeMap<>();
    for (Instance.Handle<JobHandler<?>> bean : handlers.handles()) {
      Handler handler = Handler.of(bean.getBean().getBeanClass(), bean.get());
      if (byType.put(handler.type(), handler) != null) {
        throw new IllegalStateException("Two handlers for the job type " + handler.type());
      }
    }
    return byType;
  }

  @PreDestroy
  void stop() {
    try {
      runner.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void foldCounts() {
    try (Connection connection = own.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT groundspeed.fold_job_counts()");
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "Job counts can''t be folded: {0}", e.getMessage());
    }
  }

  /**
   * Claims and runs due jobs on the calling thread, for tests and command-line tools.
   *
   * @param most maximum number of jobs to run
   * @return the number of jobs run; fewer than {@code most} if no more were due
   */
  public int processQueue(int most) {
    try {
      return runner.process(most);
    } catch (SQLException e) {
      throw new EJBException("No jobs can be claimed: " + e.getMessage(), e);
    }
  }

  /** Claims and runs the next due job on the calling thread; returns whether there was one. */
  public boolean processNext() {
    return processQueue(1) == 1;
  }

  /** Returns the current state of this node's runner. */
  public RunnerState state() {
    return runner.state();
  }
}
