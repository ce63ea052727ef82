package io.groundspeed.database;

import io.groundspeed.postgres.AdvisoryLock;
import io.groundspeed.postgres.BoundedRead;
import io.groundspeed.postgres.Reads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes and reads {@code db_health_metrics}. */
@ApplicationScoped
public class HealthSamples {
  /** Maximum number of tables sampled, the largest first. */
  static final int TABLES = 100;

  /**
   * Shorter than the sampling interval, because the timers of the nodes differ by less than a
   * minute.
   */
  private static final Duration GAUGES_EVERY = Duration.ofSeconds(4 * 60 + 30);

  private static final Duration TABLES_EVERY = Duration.ofSeconds(59 * 60 + 30);

  /**
   * Bounds the wait for a sample and its effect on other statements. Tables are named as on the
   * screen.
   */
  private static final String BOUNDS =
      """
      SELECT set_config('statement_timeout', '2s', true)
          || set_config('lock_timeout', '500ms', true)
          || set_config('search_path', 'public', true)
      """;

  @PersistenceContext private EntityManager entities;

  /** For the container. */
  protected HealthSamples() {}

  HealthSamples(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Samples the cheap metrics, unless a node of the cluster did so in the last five minutes.
   * Returns how many values were written.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int sampleGauges() {
    return sample(HealthMetric.DATABASE_SIZE, GAUGES_EVERY, HealthSql.GAUGES);
  }

  /**
   * Samples the largest tables, unless a node of the cluster did so in the last hour. Returns how
   * many values were written.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int sampleTables() {
    return sample(
        HealthMetric.TABLE_SIZE,
        TABLES_EVERY,
        HealthSql.TABLES.replace(":most", Integer.toString(TABLES)));
  }

  /** Returns how many values were written. */
  private int sample(HealthMetric first, Duration every, String sql) {
    if (!AdvisoryLock.HEALTH.tryToHold(entities)) {
      return 0;
    }
    entities.createNativeQuery(BOUNDS, String.class).getSingleResult();
    Instant now =
        (Instant)
            entities
                .createNativeQuery("SELECT groundspeed.clock()", Instant.class)
                .getSingleResult();
    Instant last =
        entities
            .createNamedQuery(DbHealthMetric.LATEST_OF, Instant.class)
            .setParameter("type", first.word())
            .getSingleResult();
    if (last != null && Duration.between(last, now).compareTo(every) < 0) {
      return 0;
    }
    List<Tuple> rows = Reads.list(entities.createNativeQuery(sql, Tuple.class), Tuple.class);
    int written = 0;
    for (Tuple row : rows) {
      if (row.get(2) != null) {
        HealthMetric metric = HealthMetric.ofWord(row.get(0, String.class)).orElseThrow();
        double value = ((Number) row.get(2)).doubleValue();
        entities.persist(new DbHealthMetric(metric, row.get(1, String.class), value, now));
        written++;
      }
    }
    return written;
  }

  /**
   * Returns the values of a metric in a time range, ordered by time.
   *
   * @throws io.groundspeed.postgres.Unavailable if the database is unavailable or slow
   */
  @BoundedRead
  public List<HealthPoint> series(HealthMetric metric, Instant from, Instant to) {
    return Reads.list(
        entities
            .createNamedQuery(DbHealthMetric.SERIES, HealthPoint.class)
            .setParameter("type", metric.word())
            .setParameter("from", from)
            .setParameter("to", to));
  }
}
