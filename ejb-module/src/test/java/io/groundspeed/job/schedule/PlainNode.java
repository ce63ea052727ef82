package io.groundspeed.job.schedule;

import io.groundspeed.job.Enqueueing;
import io.groundspeed.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/** A node of the cluster reduced to its schedule ticks, over a separate connection. */
final class PlainNode implements Transactions, AutoCloseable {
  private final Connection connection;
  private final Ticking ticking;

  PlainNode(TestDatabase db) throws SQLException {
    this(db, (connection, job) -> new Enqueueing(connection).insert(job));
  }

  PlainNode(TestDatabase db, Queue queue) throws SQLException {
    connection = db.connect();
    connection.setAutoCommit(false);
    ticking = new Ticking(this, queue);
  }

  void tick() {
    ticking.tick();
  }

  @Override
  public <T> T run(Work<T> work) throws SQLException {
    boolean done = false;
    try {
      T result = work.on(connection);
      done = true;
      return result;
    } finally {
      if (done) {
        connection.commit();
      } else {
        connection.rollback();
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
