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

/** Sets the limit of {@link BoundedRead} on the transaction's connection, and takes it back. */
@Interceptor
@BoundedRead
@Priority(Interceptor.Priority.APPLICATION)
class BoundedReadInterceptor {
  private static final Logger LOG = Logger.getLogger(BoundedReadInterceptor.class.getName());

  /** After the statement's own timeout of four seconds, and before a screen's users give up. */
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

  /** Returns what the limit was. */
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

  /** A connection that is broken is not used again. */
  private void takeBack(int usual) {
    try {
      limit(usual);
    } catch (Unavailable e) {
      LOG.log(Level.FINE, "The limit of a read was not taken back", e);
    }
  }
}
