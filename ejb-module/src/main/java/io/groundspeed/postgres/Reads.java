package io.groundspeed.postgres;

import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs the queries of JPA that screens and resources wait for: each gives up after four seconds.
 * Callers are {@link BoundedRead} methods.
 */
public final class Reads {
  private static final Logger LOG = Logger.getLogger(Reads.class.getName());
  private static final int MILLIS = 4_000;

  private Reads() {}

  /**
   * Returns what a query finds.
   *
   * @throws Unavailable if the database is away or slow
   */
  public static <T> List<T> list(TypedQuery<T> query) {
    try {
      return bounded(query).getResultList();
    } catch (PersistenceException e) {
      throw unavailable(e);
    }
  }

  /**
   * Returns what a native query finds.
   *
   * @param type what its rows are mapped to
   * @throws Unavailable if the database is away or slow
   */
  @SuppressWarnings("unchecked") // a native query knows its type by the class it was made with
  public static <T> List<T> list(Query query, Class<T> type) {
    try {
      return bounded(query).getResultList();
    } catch (PersistenceException e) {
      throw unavailable(e);
    }
  }

  private static <Q extends Query> Q bounded(Q query) {
    query.setHint("jakarta.persistence.query.timeout", MILLIS);
    return query;
  }

  private static Unavailable unavailable(PersistenceException e) {
    LOG.log(Level.FINE, "A query of JPA failed", e);
    return Unavailable.database();
  }
}
