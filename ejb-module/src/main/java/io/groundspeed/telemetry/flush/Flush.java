package io.groundspeed.telemetry.flush;

import io.groundspeed.postgres.CopyStream;
import io.groundspeed.postgres.CopyText;
import io.groundspeed.postgres.SqlFailure;
import io.groundspeed.telemetry.intake.Outcome;
import io.groundspeed.telemetry.raw.RawTable;
import io.groundspeed.telemetry.raw.Sample;
import io.groundspeed.telemetry.sketch.DeltaBatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * One transaction that writes a batch: new identities, raw rows by COPY, corrections in place, and
 * one packed delta. It is stored completely or not at all.
 *
 * <p>The data source's connections limit the time of each statement and each lock wait. If a table
 * is locked or the disk is slow, the batch fails within seconds, and its senders get an answer that
 * asks them to retry.
 */
final class Flush {
  /** Matches "COPY web_vitals, line 17". The word for line depends on the database's language. */
  private static final Pattern COPY_LINE = Pattern.compile("COPY (\\w+), \\D{0,20}(\\d{1,9})");

  private final Connection connection;
  private final RowIds ids;
  private final String node;
  private final Replacement replacement;
  private final LastCommit last;

  private final DeltaBatch deltas = new DeltaBatch();
  private final Map<RawTable, Copied> copies = new IdentityHashMap<>();

  Flush(Connection connection, RowIds ids, String node, Replacement replacement, LastCommit last) {
    this.connection = connection;
    this.ids = ids;
    this.node = node;
    this.replacement = replacement;
    this.last = last;
  }

  /**
   * Writes all samples and commits.
   *
   * @param sorted runs when everything that depends on the order of batches is done. The next batch
   *     may then begin, and waits in the database if it contains the same identities.
   * @return the outcome of each sample, in order
   * @throws SQLException if the transaction was not committed
   * @throws CommitUnknown if the acknowledgement of the commit was lost
   */
  List<Outcome> write(List<Sample> samples, Runnable sorted) throws SQLException {
    Outcome[] outcomes = new Outcome[samples.size()];
    List<Placed> fresh = replacement.apply(connection, samples, this::place, outcomes, deltas);
    sorted.run();
    for (Placed placed : fresh) {
      if (placed.sample().row().isKept()) {
        copy(placed);
      }
      deltas.sketch(placed.sample().key()).add(placed.sample().value(), placed.sample().rating());
    }
    for (Map.Entry<RawTable, Copied> copy : copies.entrySet()) {
      CopyStream.send(connection, copy.getKey().copySql(), copy.getValue().text());
    }
    for (int i = 0; i < outcomes.length; i++) {
      if (outcomes[i] == null) {
        outcomes[i] = Outcome.STORED;
      }
    }
    commit(
        deltas.isEmpty() ? null : last.write(connection, fresh.size(), deltas), List.of(outcomes));
    return List.of(outcomes);
  }

  private Placed place(Sample sample) throws SQLException {
    return new Placed(sample, ids.next(sample.row().table(), connection));
  }

  private void copy(Placed placed) {
    Sample sample = placed.sample();
    Copied copied = copies.computeIfAbsent(sample.row().table(), table -> new Copied());
    CopyText text = copied.text();
    text.whole(placed.rowId()).time(sample.time()).text(node);
    sample.row().writeTo(text);
    text.endRow();
    copied.samples().add(sample);
  }

  /**
   * Returns the sample whose row the database rejected; null if the error does not identify it.
   * PostgreSQL names the line of a COPY in the error's context.
   */
  @Nullable Sample blamed(SQLException e) {
    if (!(e instanceof PSQLException refusal) || refusal.getServerErrorMessage() == null) {
      return null;
    }
    String where = refusal.getServerErrorMessage().getWhere();
    Matcher place = COPY_LINE.matcher(where == null ? "" : where);
    if (!place.find()) {
      return null;
    }
    for (Map.Entry<RawTable, Copied> copy : copies.entrySet()) {
      List<Sample> samples = copy.getValue().samples();
      int line = Integer.parseInt(place.group(2));
      if (copy.getKey().name().equals(place.group(1)) && line >= 1 && line <= samples.size()) {
        return samples.get(line - 1);
      }
    }
    return null;
  }

  private void commit(@Nullable Long token, List<Outcome> outcomes) throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      if (token != null && SqlFailure.of(e) == SqlFailure.UNAVAILABLE) {
        throw new CommitUnknown(token, outcomes, e);
      }
      throw e;
    }
  }

  /** The rows for one table as text, and their samples in the same order. */
  private record Copied(CopyText text, List<Sample> samples) {
    Copied() {
      this(new CopyText(), new ArrayList<>());
    }
  }

  /** A sample and the id of its future raw row. */
  record Placed(Sample sample, long rowId) {}

  /** Allocates the id of a sample's row. */
  interface Placing {
    /** Returns the sample with its row id. */
    Placed place(Sample sample) throws SQLException;
  }

  /** The connection broke between sending the commit and receiving its acknowledgement. */
  static final class CommitUnknown extends SQLException {
    private static final long serialVersionUID = 1L;

    private final long token;
    private final transient List<Outcome> outcomes;

    CommitUnknown(long token, List<Outcome> outcomes, SQLException cause) {
      super(cause.getMessage(), cause.getSQLState(), cause);
      this.token = token;
      this.outcomes = outcomes;
    }

    /** Returns the outcomes of the batch, if the transaction did commit. */
    List<Outcome> outcomes() {
      return outcomes;
    }

    /** Returns the token that the transaction stored, if it did commit. */
    long token() {
      return token;
    }
  }
}
