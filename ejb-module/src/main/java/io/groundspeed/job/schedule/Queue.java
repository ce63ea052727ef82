package io.groundspeed.job.schedule;

import io.groundspeed.job.NewJob;
import java.sql.Connection;
import java.sql.SQLException;

/** Enqueues the jobs of schedules, in the transaction of the connection. */
@FunctionalInterface
interface Queue {
  /** Enqueues a job and returns its id. */
  long enqueue(Connection connection, NewJob job) throws SQLException;
}
