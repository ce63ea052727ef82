package io.groundspeed.postgres;

import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs JPA queries for which screens and resources wait, with a timeout of four seconds. Callers
 * must be {@link BoundedRead} methods.
 */
public final class Reads {
  private static final Logger LOG = Logger.getLogger(Reads.class.getName());
  private static final int MILLIS = 4_000;

  private Reads() {}

  /**
   * Returns the results of a query.
   *
   * @throws Unavailable if the database is unavailable or slow
   */
  public static <T> List<T> list(TypedQuery<T> query) {
    try {
      return bounded(query).getResultList();
    } catch (PersistenceException e) {
      throw unavailable(e);
    }
  }

  /**
   * Returns the results of a native query.
   *
   * @param type the class to which its rows are mapped
   * @throws Unavailable if the database is unavailable or slow
   */
  @SuppressWarnings("unchecked") // a native query was created with the class of its results
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
