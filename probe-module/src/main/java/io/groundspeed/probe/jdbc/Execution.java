package io.groundspeed.probe.jdbc;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Caller;
import io.groundspeed.probe.call.Calls;
import io.groundspeed.probe.record.StatementLog;
import io.groundspeed.probe.session.DatabaseSession;
import io.groundspeed.probe.session.Running;
import io.groundspeed.probe.sql.Fingerprint;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a statement. It is recorded once, however it ends. Its time is what the driver
 * took: to execute it, to fetch its rows, and to close it. What the application does between two
 * rows is not included.
 */
final class Execution implements Running {
  private static final int UNKNOWN = -1;

  private final StatementLog log;
  private final Fingerprint fingerprint;
  private @Nullable Call call = Calls.current();
  private final Caller caller = Calls.callerOf(call);
  private final long callNumber = call == null ? 0 : call.number();
  private final long threadId = Thread.currentThread().getId();
  private @Nullable DatabaseSession session;
  private @Nullable String @Nullable [] binds;
  private long rows = UNKNOWN;
  private int batch;
  private boolean ended;

  /** The time that the driver has taken until now. */
  private long nanos;

  /** When the driver was last called, while the call has not returned. */
  private long entered;

  private boolean inside = true;

  /**
   * @param binds the bind values; null if they are not captured
   */
  Execution(StatementLog log, Fingerprint fingerprint, @Nullable String @Nullable [] binds) {
    this(log, fingerprint, binds, 0);
    entered(); // last: the look-up of the caller is not part of the database's time
  }

  /**
   * @param entered when the driver was called
   */
  Execution(
      StatementLog log,
      Fingerprint fingerprint,
      @Nullable String @Nullable [] binds,
      long entered) {
    this.log = log;
    this.fingerprint = fingerprint;
    this.binds = binds;
    this.entered = entered;
  }

  /** Records that it runs on a session, which is listed. */
  void runsOn(DatabaseSession on) {
    session = on;
    on.runs(this);
  }

  @Override
  public Caller caller() {
    return caller;
  }

  @Override
  public Fingerprint statement() {
    return fingerprint;
  }

  @Override
  public long callNumber() {
    return callNumber;
  }

  @Override
  public long threadId() {
    return threadId;
  }

  /** Counts a row of the result that was read. */
  void row() {
    rows = rows < 0 ? 1 : rows + 1;
  }

  /** Records that the result was read to its end. */
  void allRead() {
    rows = Math.max(0, rows);
    end();
  }

  /** Records that the driver is called again, for more of the result. */
  void entered() {
    entered = System.nanoTime();
    inside = true;
  }

  /** Records that the driver has returned; more of the result may follow. */
  void returned() {
    nanos += System.nanoTime() - entered;
    inside = false;
  }

  void changed(long count) {
    rows = Math.max(0, count);
    end();
  }

  void end() {
    end(null);
  }

  private void end(@Nullable Throwable failure) {
    if (!ended) {
      ended = true;
      Call ranFor = call;
      @Nullable String[] boundTo = binds;
      call = null; // a pooled statement must not keep its last request
      binds = null;
      if (inside) {
        returned();
      }
      log.executed(fingerprint, ranFor, caller, nanos, rows, batch, failure, boundTo);
      if (failure != null && session != null) {
        Probe.deadlocks().failed(session, failure);
      }
    }
  }

  /** Records the failure and rethrows it unchanged. */
  RuntimeException failed(Throwable failure) throws SQLException {
    end(failure);
    return Execution.<RuntimeException>asItIs(failure);
  }

  @SuppressWarnings({
    "unchecked",
    "TypeParameterUnusedInFormals"
  }) // the JVM does not distinguish checked exceptions
  private static <T extends Throwable> RuntimeException asItIs(Throwable failure) throws T {
    throw (T) failure;
  }

  long update(Update update) throws SQLException {
    try {
      long count = update.execute();
      changed(count);
      return count;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  int[] batch(Callable<int[]> execute) throws SQLException {
    try {
      int[] counts = execute.call();
      batch = counts.length;
      long changed = 0;
      for (int count : counts) {
        changed += changedBy(count);
      }
      changed(changed);
      return counts;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  long[] largeBatch(Callable<long[]> execute) throws SQLException {
    try {
      long[] counts = execute.call();
      batch = counts.length;
      long changed = 0;
      for (long count : counts) {
        changed += changedBy(count);
      }
      changed(changed);
      return counts;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** The driver does not know the counts of inserts that it has combined: each inserts one row. */
  private static long changedBy(long count) {
    return count == Statement.SUCCESS_NO_INFO ? 1 : Math.max(0, count);
  }

  /** An operation that returns a count. */
  interface Update {
    long execute() throws SQLException;
  }

  /** An operation that returns whether it has a result. */
  interface Any {
    boolean execute() throws SQLException;
  }
}
