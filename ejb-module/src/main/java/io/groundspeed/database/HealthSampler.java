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
 * Samples the health of the database: what is cheap every five minutes, tables every hour, once per
 * cluster. A sample that fails is left out.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@DenyAll
public class HealthSampler {
  private static final Logger LOG = Logger.getLogger(HealthSampler.class.getName());

  /** The database may hang: the next turn must not wait behind this one. */
  private final AtomicBoolean busy = new AtomicBoolean();

  @Inject private HealthSamples samples;

  /** Every minute, so that another node takes over from one that is gone. */
  @Schedule(hour = "*", minute = "*", second = "20", persistent = false)
  void sample() {
    if (!busy.compareAndSet(false, true)) {
      return;
    }
    try {
      samples.sampleGauges();
      samples.sampleTables();
    } catch (RuntimeException e) { // also of a commit that failed
      LOG.log(Level.WARNING, "The database''s health was not sampled: {0}", e.getMessage());
    } finally {
      busy.set(false);
    }
  }
}
