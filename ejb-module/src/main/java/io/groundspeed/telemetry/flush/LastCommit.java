package io.groundspeed.telemetry.flush;

import io.groundspeed.telemetry.sketch.DeltaBatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The last commit of one writer. Each of its transactions stores a token in the database, which
 * shows whether a commit took effect whose acknowledgement was lost. The transaction id would not
 * be reliable: if it did not reach the disk before a crash, it is assigned again.
 *
 * <p>Used only by the writer, which has one transaction at a time.
 *
 * <p>The statements are written out, because {@code -Dbench=ingest} measures them.
 */
public final class LastCommit {
  private static final String DELTA =
      """
      WITH last AS (
          INSERT INTO groundspeed.telemetry_commit (writer, token) VALUES (?, ?)
              ON CONFLICT (writer) DO UPDATE SET token = excluded.token
      )
      INSERT INTO groundspeed.telemetry_delta (node, samples, packed)
      VALUES (?, least(?, 2147483647), ?)
      """;

  /** Waits for a transaction whose connection broke and which the database may still commit. */
  private static final String LAST =
      "SELECT token FROM groundspeed.telemetry_commit WHERE writer = ? FOR UPDATE";

  private final String node;
  private final String writer;

  /**
   * @param writer unique name of the writer on this node
   */
  public LastCommit(String node, String writer) {
    this.node = node;
    this.writer = node + "/" + writer;
  }

  /** Returns the name of the node. */
  String node() {
    return node;
  }

  /**
   * Writes a delta and the token of its transaction.
   *
   * @param samples number of samples in the delta
   * @return the token
   */
  public long write(Connection connection, long samples, DeltaBatch deltas) throws SQLException {
    long token = ThreadLocalRandom.current().nextLong();
    try (PreparedStatement insert = connection.prepareStatement(DELTA)) {
      insert.setString(1, writer);
      insert.setLong(2, token);
      insert.setString(3, node);
      insert.setLong(4, samples);
      insert.setBytes(5, deltas.toBytes());
      insert.executeUpdate();
    }
    return token;
  }

  /** Returns whether the transaction with this token was the last committed one. */
  public boolean was(Connection connection, long token) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LAST)) {
      select.setString(1, writer);
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getLong(1) == token;
      }
    }
  }
}
