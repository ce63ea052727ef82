package io.groundspeed.telemetry.flush;

import io.groundspeed.telemetry.intake.Outcome;
import io.groundspeed.telemetry.raw.Sample;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stores a batch from which the database rejects a row. Each rejected write splits the batch at the
 * row named in the error, or in the middle if none is named. Parts without a bad row are committed
 * whole. One bad row among n therefore costs at most three writes if it is named, otherwise O(log
 * n).
 *
 * <p>A submission with {@value #MOST_REFUSED} bad rows is rejected as a whole, because a sender of
 * only bad rows would otherwise cost one write for each of them.
 */
final class Isolation {
  static final int MOST_REFUSED = 3;

  private static final Outcome REFUSED =
      new Outcome.Rejected("value", "the database refused it", "refused-by-database");

  private final Batch batch;
  private final Writing writing;
  private final Consumer<List<Outcome>> decided;
  private final FailureLog refusals;
  private final Deque<Span> todo = new ArrayDeque<>();
  private final int[] refusedOf;

  /** Stores samples in one transaction. */
  interface Writing {
    /**
     * Stores the samples.
     *
     * @throws RefusedRow if the database rejects one of the rows; nothing is stored then
     */
    List<Outcome> write(List<Sample> samples) throws SQLException;
  }

  /** The database rejected a row. */
  static final class RefusedRow extends SQLException {
    private static final long serialVersionUID = 1L;
    private final transient @Nullable Sample sample;

    /**
     * @param sample the sample of the row; null if the database does not identify it
     */
    RefusedRow(@Nullable Sample sample, SQLException cause) {
      super(cause.getMessage(), cause.getSQLState(), cause);
      this.sample = sample;
    }
  }

  /** A section of the batch, from one index to another, exclusive. */
  private record Span(int from, int to, boolean refused) {}

  Isolation(Batch batch, Writing writing, Consumer<List<Outcome>> decided, FailureLog refusals) {
    this.batch = batch;
    this.writing = writing;
    this.decided = decided;
    this.refusals = refusals;
    refusedOf = new int[batch.size() == 0 ? 0 : batch.senders()[batch.size() - 1] + 1];
  }

  /**
   * Stores all samples that can be stored.
   *
   * @param first the database's rejection of the whole batch
   * @throws SQLException if the samples that are not decided yet could not be stored
   */
  void run(RefusedRow first) throws SQLException {
    split(new Span(0, batch.size(), false), first);
    while (!todo.isEmpty()) {
      Span span = todo.pop();
      if (span.refused()) {
        decided.accept(Collections.nCopies(span.to() - span.from(), REFUSED));
      } else if (!endsAreOfRefusedSenders(span) && span.from() < span.to()) {
        store(span);
      }
    }
  }

  private void store(Span span) throws SQLException {
    try {
      decided.accept(writing.write(batch.samples().subList(span.from(), span.to())));
    } catch (RefusedRow e) {
      split(span, e);
    }
  }

  /** Pushes the parts back in order, because outcomes are reported in the order of the samples. */
  private void split(Span span, RefusedRow refusal) {
    int bad = indexOf(refusal.sample, span);
    if (bad < 0 && span.to() - span.from() > 1) {
      int middle = (span.from() + span.to()) >>> 1;
      todo.push(new Span(middle, span.to(), false));
      todo.push(new Span(span.from(), middle, false));
      return;
    }
    int row = Math.max(bad, span.from());
    Sample sample = batch.samples().get(row);
    refusedOf[batch.senders()[row]]++;
    refusals.report(
        "%s about %s: %s"
            .formatted(sample.row().table().name(), sample.subject(), refusal.getMessage()));
    todo.push(new Span(row + 1, span.to(), false));
    todo.push(new Span(row, row + 1, true));
    todo.push(new Span(span.from(), row, false));
  }

  private int indexOf(@Nullable Sample sample, Span span) {
    for (int i = span.from(); sample != null && i < span.to(); i++) {
      if (batch.samples().get(i) == sample) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Cuts off the samples of senders with too many rejected rows. A sender's samples are adjacent,
   * and some of them were outside this span, so the others are at its ends.
   */
  private boolean endsAreOfRefusedSenders(Span span) {
    int from = span.from();
    int to = span.to();
    while (from < to && isRefused(from)) {
      from++;
    }
    while (to > from && isRefused(to - 1)) {
      to--;
    }
    if (from == span.from() && to == span.to()) {
      return false;
    }
    todo.push(new Span(to, span.to(), true));
    todo.push(new Span(from, to, false));
    todo.push(new Span(span.from(), from, true));
    return true;
  }

  private boolean isRefused(int index) {
    return refusedOf[batch.senders()[index]] >= MOST_REFUSED;
  }
}
