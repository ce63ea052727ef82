package io.groundspeed.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Streams rows into a table by COPY, in the connection's transaction. The database processes the
 * first rows while later ones are being written, and only a limited number is held in memory. Not
 * thread-safe.
 */
public final class CopyStream implements AutoCloseable {
  private static final int CHUNK_BYTES = 64 * 1024;

  private final CopyIn copy;
  private final CopyText text;

  private CopyStream(CopyIn copy, CopyText text) {
    this.copy = copy;
    this.text = text;
  }

  /**
   * Starts a COPY.
   *
   * @param sql a {@code COPY … FROM STDIN} statement in text format
   */
  public static CopyStream into(Connection connection, String sql) throws SQLException {
    return new CopyStream(copyIn(connection, sql), new CopyText());
  }

  /** Sends completely written rows. */
  public static void send(Connection connection, String sql, CopyText rows) throws SQLException {
    try (CopyStream stream = new CopyStream(copyIn(connection, sql), rows)) {
      stream.finish();
    }
  }

  private static CopyIn copyIn(Connection connection, String sql) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
  }

  /** Returns the writer for the columns of the next row, in the order of the statement. */
  public CopyText row() {
    return text;
  }

  /** Ends a row. */
  public void endRow() throws SQLException {
    text.endRow();
    if (text.size() >= CHUNK_BYTES) {
      flush();
    }
  }

  private void flush() throws SQLException {
    copy.writeToCopy(text.bytes(), 0, text.size());
    text.clear();
  }

  /** Sends the remaining rows and returns how many rows the table has received. */
  public long finish() throws SQLException {
    flush();
    return copy.endCopy();
  }

  /** Cancels the COPY if it was not finished. */
  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
