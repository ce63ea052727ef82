package io.groundspeed.telemetry.gather;

import io.groundspeed.postgres.CopyStream;
import io.groundspeed.postgres.CopyText;
import io.groundspeed.postgres.HeldConnection;
import io.groundspeed.postgres.SqlFailure;
import io.groundspeed.telemetry.flush.LastCommit;
import io.groundspeed.telemetry.flush.RowIds;
import io.groundspeed.telemetry.raw.RawTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes gathered data in one transaction. If the database rejects a row, the data is split into
 * several transactions until that row is isolated. Used by one thread.
 */
final class GatheredWriter {
  private static final Logger LOG = Logger.getLogger(GatheredWriter.class.getName());

  private final HeldConnection connection;
  private final String node;
  private final LastCommit last;
  private final GatheringFigures figures;
  private final RowIds ids = new RowIds();

  /**
   * The token of the commit of the counts whose acknowledgement was lost; null if there is none.
   */
  private @Nullable Long unanswered;

  private int unansweredRows;
  private boolean countsWritten;

  GatheredWriter(HeldConnection connection, String node, GatheringFigures figures) {
    this.connection = connection;
    this.node = node;
    last = new LastCommit(node, "gatherer");
    this.figures = figures;
  }

  /**
   * Writes the whole batch.
   *
   * @throws SQLException if it was not committed, or the outcome is unknown; call again with the
   *     same batch
   */
  void store(Gathered batch) throws SQLException {
    try {
      if (unanswered != null && last.was(connection.get(), unanswered)) {
        committed(batch, unansweredRows, 0);
      }
      unanswered = null;
      if (!countsWritten || !batch.rows().isEmpty()) {
        store(batch, List.copyOf(batch.rows()));
      }
      countsWritten = false;
    } catch (SQLException e) {
      connection.abandon();
      throw e;
    }
  }

  /** Rows are written in order, so that the written rows are always the head of the batch. */
  private void store(Gathered batch, List<Gathered.Kept> rows) throws SQLException {
    try {
      write(batch, rows);
    } catch (SQLException e) {
      if (SqlFailure.of(e) != SqlFailure.BAD_ROW || rows.isEmpty()) {
        throw e;
      }
      connection.abandon();
      if (rows.size() == 1) {
        LOG.log(Level.FINE, "The database refused a row", e);
        batch.removeRows(1);
        figures.droppedRows(1);
        write(batch, List.of());
        return;
      }
      int half = rows.size() / 2;
      store(batch, rows.subList(0, half));
      store(batch, rows.subList(half, rows.size()));
    }
  }

  private void write(Gathered batch, List<Gathered.Kept> rows) throws SQLException {
    if (countsWritten && rows.isEmpty()) {
      return;
    }
    long started = System.nanoTime();
    Connection open = connection.get();
    copy(open, rows);
    Long token = countsWritten ? null : counts(open, batch);
    unansweredRows = rows.size();
    unanswered = token;
    open.commit();
    unanswered = null;
    committed(batch, rows.size(), System.nanoTime() - started);
  }

  /** Returns the token with which the outcome can be determined if the acknowledgement is lost. */
  private @Nullable Long counts(Connection open, Gathered batch) throws SQLException {
    for (Gathered.Companion companion : batch.companions()) {
      companion.write(open);
    }
    return batch.deltas().isEmpty() ? null : last.write(open, batch.events(), batch.deltas());
  }

  private void committed(Gathered batch, int rows, long nanos) {
    countsWritten = true;
    batch.removeRows(rows);
    figures.written(rows, nanos);
  }

  private void copy(Connection open, List<Gathered.Kept> rows) throws SQLException {
    Map<RawTable, CopyText> copies = new IdentityHashMap<>();
    for (Gathered.Kept kept : rows) {
      RawTable table = kept.row().table();
      CopyText text = copies.computeIfAbsent(table, absent -> new CopyText());
      text.whole(ids.next(table, open)).time(kept.time()).text(node);
      kept.row().writeTo(text);
      text.endRow();
    }
    for (Map.Entry<RawTable, CopyText> copy : copies.entrySet()) {
      CopyStream.send(open, copy.getKey().copySql(), copy.getValue());
    }
  }
}
