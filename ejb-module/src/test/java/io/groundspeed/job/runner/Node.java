package io.groundspeed.job.runner;

import io.groundspeed.job.Doorbell;
import io.groundspeed.job.Enqueueing;
import io.groundspeed.job.JobContext;
import io.groundspeed.job.JobHandler;
import io.groundspeed.job.Lane;
import io.groundspeed.job.NewJob;
import io.groundspeed.job.PayloadContract;
import io.groundspeed.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** A node's real runner on a real database, with handlers provided by the test. */
final class Node implements AutoCloseable {
  private final TestDatabase database;
  private final String name;
  private final Map<String, Handler> handlers = new TreeMap<>();
  private final LocalTransactions transactions;
  private DataSource own;
  private Duration lease = Duration.ofSeconds(30);
  private Duration poll = Duration.ofMillis(100);
  private int workers = 4;
  private Runner runner;

  private Node(TestDatabase database, String name) {
    this.database = database;
    this.name = name;
    this.own = database.dataSource();
    transactions = new LocalTransactions(database.dataSource());
  }

  static Node on(TestDatabase database) {
    return on(database, "a");
  }

  static Node on(TestDatabase database, String name) {
    return new Node(database, name);
  }

  Node workers(int count) {
    workers = count;
    return this;
  }

  Node lease(Duration duration) {
    lease = duration;
    return this;
  }

  Node poll(Duration duration) {
    poll = duration;
    return this;
  }

  /** The payload of all types. */
  public record Payload(Integer number) {}

  /** Handles jobs of a type in a transaction, with a timeout of one minute. */
  Node handling(String type, Work work) {
    return handling(type, Duration.ofSeconds(60), true, work);
  }

  Node handling(String type, Duration timeout, boolean transactional, Work work) {
    JobHandler<Object> instance =
        (payload, context) -> work.run(transactions.dataSource(), context);
    handlers.put(
        type,
        new Handler(type, timeout, transactional, PayloadContract.of(Payload.class), instance));
    return this;
  }

  /** The work of a handler. It receives the data source of the transaction. */
  interface Work {
    Object run(DataSource dataSource, JobContext context) throws Exception;
  }

  LocalTransactions transactions() {
    return transactions;
  }

  Runner runner() {
    if (runner == null) {
      runner =
          new Runner(
              new RunnerSettings(
                  name,
                  workers,
                  lease,
                  poll,
                  Duration.ofMillis(20),
                  Duration.ofMillis(200),
                  Duration.ofSeconds(5)),
              handlers,
              new Runner.Sources(transactions, transactions.dataSource(), own),
              Clock.systemUTC(),
              Executors.defaultThreadFactory());
    }
    return runner;
  }

  Node start() {
    runner().start();
    return this;
  }

  int process(int most) throws SQLException {
    return runner().process(most);
  }

  long enqueue(NewJob job) throws SQLException {
    try (Connection connection = database.connect()) {
      long id = new Enqueueing(connection).insert(job);
      runner()
          .committed(
              new Doorbell.Committed(
                  job.scheduledAt(), id, Set.of(new Lane(job.type(), job.priority()))));
      return id;
    }
  }

  static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("It did not come to that within 30 s");
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Override
  public void close() throws InterruptedException {
    runner().stop();
  }
}
