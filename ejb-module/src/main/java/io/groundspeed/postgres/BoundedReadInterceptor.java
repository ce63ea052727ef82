package io.groundspeed.postgres;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.Session;

/**
 * Sets the network timeout for a {@link BoundedRead} on the transaction's connection, and restores
 * it afterwards.
 */
@Interceptor
@BoundedRead
@Priority(Interceptor.Priority.APPLICATION)
class BoundedReadInterceptor {
  private static final Logger LOG = Logger.getLogger(BoundedReadInterceptor.class.getName());

  /** Longer than the statement timeout of four seconds, and short enough that users still wait. */
  private static final int MILLIS = 8_000;

  @PersistenceContext private EntityManager entities;

  @AroundInvoke
  Object bound(InvocationContext call) throws Exception {
    int usual = limit(MILLIS);
    try {
      return call.proceed();
    } finally {
      takeBack(usual);
    }
  }

  /** Returns the previous limit. */
  private int limit(int millis) {
    try {
      return entities
          .unwrap(Session.class)
          .doReturningWork(
              connection -> {
                int before = connection.getNetworkTimeout();
                connection.setNetworkTimeout(Runnable::run, millis);
                return before;
              });
    } catch (PersistenceException e) {
      LOG.log(Level.FINE, "No connection for a read", e);
      throw Unavailable.database();
    }
  }

  /** A broken connection is not used again. */
  private void takeBack(int usual) {
    try {
      limit(usual);
    } catch (Unavailable e) {
      LOG.log(Level.FINE, "The limit of a read was not taken back", e);
    }
  }
}
