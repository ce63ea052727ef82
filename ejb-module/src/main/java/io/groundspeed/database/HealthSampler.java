package io.groundspeed.database;

import jakarta.annotation.security.DenyAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Samples the health of the database, once per cluster: cheap metrics every five minutes, tables
 * every hour. A failed sample is skipped.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@DenyAll
public class HealthSampler {
  private static final Logger LOG = Logger.getLogger(HealthSampler.class.getName());

  /** If the database hangs, the next run must not wait for this one. */
  private final AtomicBoolean busy = new AtomicBoolean();

  @Inject private HealthSamples samples;

  /** Runs every minute, so that another node takes over if a node is lost. */
  @Schedule(hour = "*", minute = "*", second = "20", persistent = false)
  void sample() {
    if (!busy.compareAndSet(false, true)) {
      return;
    }
    try {
      samples.sampleGauges();
      samples.sampleTables();
    } catch (RuntimeException e) { // also thrown by a failed commit
      LOG.log(Level.WARNING, "The database''s health was not sampled: {0}", e.getMessage());
    } finally {
      busy.set(false);
    }
  }
}
