package io.groundspeed.database.activity;

import io.groundspeed.telemetry.gather.Gathered;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * The lock waits of a batch that is not written yet. A batch grows while the database is
 * unavailable, so each wait is kept once, as it was seen last. Not thread-safe.
 */
final class UnwrittenWaits implements Gathered.Companion {
  /** Maximum number of waits in a batch. */
  static final int MOST = 5_000;

  /** In the order of their keys, so that nodes that write the same waits can't deadlock. */
  private final Map<OpenWait.Key, OpenWait> waits = new TreeMap<>();

  /** Adds waits, and returns for how many there was no room. */
  int add(Collection<OpenWait> more) {
    int dropped = 0;
    for (OpenWait wait : more) {
      if (waits.size() < MOST || waits.containsKey(wait.key())) {
        waits.put(wait.key(), wait);
      } else {
        dropped++;
      }
    }
    return dropped;
  }

  @Override
  public void write(Connection connection) throws SQLException {
    LockWaitSql.write(connection, waits.values());
  }
}
