package io.groundspeed.query.index;

import io.groundspeed.postgres.AdvisoryLock;
import io.groundspeed.postgres.Telemetry;
import io.groundspeed.query.QuerySummaries;
import io.groundspeed.query.QueryTexts;
import jakarta.annotation.security.DenyAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Looks every quarter of an hour, on one node of the cluster, at the statements of the last day in
 * every database that the node measures: which indexes they lack, and what came of earlier advice.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@DenyAll
public class AdviceSampler {
  private static final Logger LOG = Logger.getLogger(AdviceSampler.class.getName());

  private final AtomicBoolean busy = new AtomicBoolean();

  @Inject @Telemetry private DataSource dataSource;
  @Inject private QuerySummaries summaries;
  @Inject private QueryTexts texts;
  @Inject private AdviceBook book;
  @Inject private InstantSource time;

  /** For the container. */
  public AdviceSampler() {}

  @Schedule(hour = "*", minute = "*/15", second = "20", persistent = false)
  void sample() {
    if (!busy.compareAndSet(false, true)) {
      return;
    }
    try (Connection lock = dataSource.getConnection()) {
      lock.setAutoCommit(false);
      try {
        if (AdvisoryLock.ADVICE.tryToHold(lock)) {
          new IndexLook(summaries, texts, book, time).atAll();
        }
      } finally {
        lock.rollback();
        lock.setAutoCommit(true);
      }
    } catch (SQLException | RuntimeException e) {
      LOG.log(Level.WARNING, "Indexes were not looked at: {0}", e.getMessage());
    } finally {
      busy.set(false);
    }
  }
}
