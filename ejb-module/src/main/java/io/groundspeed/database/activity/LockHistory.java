package io.groundspeed.database.activity;

import io.groundspeed.postgres.BoundedRead;
import io.groundspeed.postgres.Reads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/** Reads {@code lock_waits}. */
@ApplicationScoped
public class LockHistory {
  /** Maximum number of waits returned, the latest. */
  public static final int MOST = 200;

  @PersistenceContext private EntityManager entities;

  /** For the container. */
  protected LockHistory() {}

  LockHistory(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Returns the waits that were seen in a time range, at most {@link #MOST}, latest first.
   *
   * @throws io.groundspeed.postgres.Unavailable if the database is unavailable or slow
   */
  @BoundedRead
  public List<LockWaiting> between(Instant from, Instant to) {
    return Reads.list(
            entities
                .createNamedQuery(LockWait.LATEST, LockWait.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setMaxResults(MOST))
        .stream()
        .map(LockWait::waiting)
        .toList();
  }
}
