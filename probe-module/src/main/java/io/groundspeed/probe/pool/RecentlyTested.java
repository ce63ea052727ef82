package io.groundspeed.probe.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.jca.adapters.jdbc.spi.ValidConnectionChecker;
import org.jspecify.annotations.Nullable;

/**
 * Tests a connection that a pool is about to hand out, unless it was tested within the last half
 * second. A test is a round trip to the database: on a busy pool it would be every third round
 * trip, and find nothing. Thread-safe.
 */
public final class RecentlyTested implements ValidConnectionChecker {
  private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int SECONDS = 5;

  /** Keyed weakly by the connection, so that an entry disappears with it. */
  private final Map<Connection, Long> tested = Collections.synchronizedMap(new WeakHashMap<>());

  private final LongSupplier nanoTime;

  /** Called by the pool. */
  public RecentlyTested() {
    this(System::nanoTime);
  }

  RecentlyTested(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Returns null if the connection can be used, else the reason why not. */
  @Override
  public @Nullable SQLException isValidConnection(Connection connection) {
    long now = nanoTime.getAsLong();
    Long last = tested.get(connection);
    if (last != null && now - last < WINDOW_NANOS) {
      return null;
    }
    try {
      if (!connection.isValid(SECONDS)) {
        return new SQLException("The connection is not valid any more");
      }
    } catch (SQLException e) {
      return e;
    }
    tested.put(connection, now);
    return null;
  }
}
