package io.groundspeed.platform.stats;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;

/** The platform's daily metrics in {@code platform_stats_daily}. */
@ApplicationScoped
public class PlatformStats {
  @PersistenceContext private EntityManager entities;

  /** Writes the row of a UTC day from the current content of the tables. Idempotent. */
  @Transactional
  public void write(LocalDate day) {
    entities
        .createNativeQuery("SELECT groundspeed.write_platform_stats(CAST(:day AS date))")
        .setParameter("day", day)
        .getSingleResult();
  }
}
