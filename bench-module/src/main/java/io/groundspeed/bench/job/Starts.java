package io.groundspeed.bench.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * The work of the other queues' handlers; static, because some of them call only static methods.
 */
public final class Starts {
  private static final String HISTORY =
      "INSERT INTO history (job_id, execution_time_ms, success) VALUES (?, 0, true)";

  private static volatile CountDownLatch left = new CountDownLatch(0);
  private static final AtomicLong FIRST = new AtomicLong();
  private static final Queue<Double> MILLIS = new ConcurrentLinkedQueue<>();

  private Starts() {}

  /** Sets the number of jobs to wait for. */
  static void expect(int jobs) {
    FIRST.set(0);
    MILLIS.clear();
    left = new CountDownLatch(jobs);
  }

  /** Records the start of a trivial job. */
  public static void one() {
    FIRST.compareAndSet(0, System.nanoTime());
    left.countDown();
  }

  /** Records the start of a job that was enqueued at that {@code nanoTime}. */
  public static void sentAt(long nanos) {
    MILLIS.add((System.nanoTime() - nanos) / 1e6);
    left.countDown();
  }

  /** Waits for all jobs, and returns their number per second since the first. */
  static double perSecond(int jobs) throws InterruptedException {
    await();
    return jobs * 1e9 / (System.nanoTime() - FIRST.get());
  }

  static double[] millis() throws InterruptedException {
    await();
    return MILLIS.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private static void await() throws InterruptedException {
    if (!left.await(5, TimeUnit.MINUTES)) {
      throw new IllegalStateException(left.getCount() + " jobs did not run within five minutes");
    }
  }

  /**
   * Inserts the history row that Groundspeed writes for each job, into a table with the same
   * indexes.
   *
   * @param writing whether to insert the handler's row as well, in the same transaction
   */
  static void addHistory(DataSource dataSource, long job, boolean writing) {
    try (Connection connection = dataSource.getConnection()) {
      if (!writing) {
        insert(connection, HISTORY, job);
        return;
      }
      connection.setAutoCommit(false);
      insert(connection, "INSERT INTO effect (job) VALUES (?)", job);
      insert(connection, HISTORY, job);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void insert(Connection connection, String sql, long job) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setLong(1, job);
      insert.executeUpdate();
    }
  }
}
