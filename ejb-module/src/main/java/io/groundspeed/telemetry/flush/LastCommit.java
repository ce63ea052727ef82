package io.groundspeed.telemetry.flush;

import io.groundspeed.telemetry.sketch.DeltaBatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What one writer committed last: a token that each of its transactions leaves in the database, and
 * by which it is told whether a commit took place whose answer was lost. The id of the transaction
 * would not tell: if it did not reach the disk before a crash, it is given out again.
 *
 * <p>Used by the writer alone, which has one transaction at a time.
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

  /** Waits for a transaction whose connection broke, and which the database may still commit. */
  private static final String LAST =
      "SELECT token FROM groundspeed.telemetry_commit WHERE writer = ? FOR UPDATE";

  private final String node;
  private final String writer;

  /**
   * @param writer no other of the node has this name
   */
  public LastCommit(String node, String writer) {
    this.node = node;
    this.writer = node + "/" + writer;
  }

  /**
   * Writes a delta, and the token of its transaction.
   *
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

  /** Returns whether the transaction with that token was the last one that was committed. */
  public boolean was(Connection connection, long token) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LAST)) {
      select.setString(1, writer);
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getLong(1) == token;
      }
    }
  }
}
