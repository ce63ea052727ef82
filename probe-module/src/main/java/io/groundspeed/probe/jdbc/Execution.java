package io.groundspeed.probe.jdbc;

import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Caller;
import io.groundspeed.probe.call.Calls;
import io.groundspeed.probe.record.StatementLog;
import io.groundspeed.probe.sql.Fingerprint;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;

/**
 * One execution of a statement; recorded once, however it ends. Its time is what the driver took:
 * to execute it, to fetch its rows, and to close it. What the application does between two rows is
 * not the database's.
 */
final class Execution {
  private static final int UNKNOWN = -1;

  private final StatementLog log;
  private final Fingerprint fingerprint;
  private Call call = Calls.current();
  private final Caller caller = Calls.callerOf(call);
  private String[] binds;
  private long rows = UNKNOWN;
  private int batch;
  private boolean ended;

  /** What the driver has taken so far. */
  private long nanos;

  /** When the driver was called last, while it has not returned. */
  private long entered;

  private boolean inside = true;

  /**
   * @param binds what the parameters are bound to, null where that isn't kept
   */
  Execution(StatementLog log, Fingerprint fingerprint, String[] binds) {
    this(log, fingerprint, binds, 0);
    entered(); // last: to look up the caller is no time of the database's
  }

  /**
   * @param entered when the driver was called
   */
  Execution(StatementLog log, Fingerprint fingerprint, String[] binds, long entered) {
    this.log = log;
    this.fingerprint = fingerprint;
    this.binds = binds;
    this.entered = entered;
  }

  /** A row of the result was read. */
  void row() {
    rows = rows < 0 ? 1 : rows + 1;
  }

  /** The result was read to its end. */
  void allRead() {
    rows = Math.max(0, rows);
    end();
  }

  /** The driver is called again, for more of the result. */
  void entered() {
    entered = System.nanoTime();
    inside = true;
  }

  /** The driver has returned, and there may be more to come. */
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

  private void end(Throwable failure) {
    if (!ended) {
      ended = true;
      Call ranFor = call;
      String[] boundTo = binds;
      call = null; // a statement that is pooled must not keep its last request
      binds = null;
      if (inside) {
        returned();
      }
      log.executed(fingerprint, ranFor, caller, nanos, rows, batch, failure, boundTo);
    }
  }

  /** Records the failure; throws it on as it is. */
  RuntimeException failed(Throwable failure) throws SQLException {
    end(failure);
    return Execution.<RuntimeException>asItIs(failure);
  }

  @SuppressWarnings({
    "unchecked",
    "TypeParameterUnusedInFormals"
  }) // checked exceptions are unknown to the JVM
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

  /** The driver doesn't know the counts of inserts that it has joined: each is of one row. */
  private static long changedBy(long count) {
    return count == Statement.SUCCESS_NO_INFO ? 1 : Math.max(0, count);
  }

  /** What answers with a count. */
  interface Update {
    long execute() throws SQLException;
  }

  /** What answers whether it has a result. */
  interface Any {
    boolean execute() throws SQLException;
  }
}
