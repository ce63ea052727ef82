package io.groundspeed.cache.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** Writes {@code cache_metrics}. */
@ApplicationScoped
class CacheMetrics {
  @PersistenceContext private EntityManager entities;

  /** Writes rows in a separate transaction. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void write(List<CacheMetric> rows) {
    rows.forEach(entities::persist);
  }
}
