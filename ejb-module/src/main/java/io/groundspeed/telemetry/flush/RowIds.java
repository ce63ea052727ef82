package io.groundspeed.telemetry.flush;

import io.groundspeed.telemetry.raw.RawTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Row ids allocated in blocks from a table's sequence, so that a flush knows the id of each row
 * before it is written. Used by one thread; ids unused at shutdown leave gaps.
 *
 * <p>The statements are written out, because {@code -Dbench=ingest} measures them.
 */
public final class RowIds {
  private static final int AT_A_TIME = 4_096;

  private final Map<RawTable, Block> blocks = new IdentityHashMap<>();

  /** Returns the id of the next row of a table. */
  public long next(RawTable table, Connection connection) throws SQLException {
    Block block = blocks.computeIfAbsent(table, absent -> new Block());
    if (block.used == block.ids.length) {
      block.ids = fetch(table, connection);
      block.used = 0;
    }
    return block.ids[block.used++];
  }

  private static long[] fetch(RawTable table, Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT nextval(?::regclass) FROM generate_series(1, ?)")) {
      select.setString(1, table.sequence());
      select.setInt(2, AT_A_TIME);
      try (ResultSet rows = select.executeQuery()) {
        long[] ids = new long[AT_A_TIME];
        for (int i = 0; rows.next(); i++) {
          ids[i] = rows.getLong(1);
        }
        return ids;
      }
    }
  }

  private static final class Block {
    long[] ids = {};
    int used;
  }
}
