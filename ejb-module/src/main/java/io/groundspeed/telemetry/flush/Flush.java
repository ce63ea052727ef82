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
import org.postgresql.util.PSQLException;

/**
 * One transaction that writes a batch: new identities, raw rows by COPY, corrections in place, and
 * one packed delta. Either all of it is on disk or nothing is.
 *
 * <p>The data source's connections bound each statement and each wait for a lock, so that a locked
 * table or a slow disk fails the batch in seconds; its senders are told to try again.
 */
final class Flush {
  /** As in "COPY web_vitals, line 17"; the word for line depends on the database's language. */
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
   * Writes all entries and commits.
   *
   * @param sorted runs when all that depends on the order of batches is done: the next one's may
   *     begin, and waits in the database where it meets one of these
   * @return the outcome of each entry, in their order
   * @throws SQLException where the transaction was not committed
   * @throws CommitUnknown where the answer to the commit was lost
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
   * Returns the sample whose row the database refused, null where its error does not say:
   * PostgreSQL names the line of a COPY in the error's context.
   */
  Sample blamed(SQLException e) {
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

  private void commit(Long token, List<Outcome> outcomes) throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      if (token != null && SqlFailure.of(e) == SqlFailure.UNAVAILABLE) {
        throw new CommitUnknown(token, outcomes, e);
      }
      throw e;
    }
  }

  /** What one table takes: the rows as text, and the samples in the same order. */
  private record Copied(CopyText text, List<Sample> samples) {
    Copied() {
      this(new CopyText(), new ArrayList<>());
    }
  }

  /** A sample and the id that its raw row will have. */
  record Placed(Sample sample, long rowId) {}

  /** Decides where a sample's row will be. */
  interface Placing {
    Placed place(Sample sample) throws SQLException;
  }

  /** The connection broke between sending the commit and hearing its answer. */
  static final class CommitUnknown extends SQLException {
    private static final long serialVersionUID = 1L;

    private final long token;
    private final transient List<Outcome> outcomes;

    CommitUnknown(long token, List<Outcome> outcomes, SQLException cause) {
      super(cause.getMessage(), cause.getSQLState(), cause);
      this.token = token;
      this.outcomes = outcomes;
    }

    /** Returns what became of the batch, if the transaction did commit. */
    List<Outcome> outcomes() {
      return outcomes;
    }

    /** Returns what the transaction left as the last one, if it did commit. */
    long token() {
      return token;
    }
  }
}
