package io.groundspeed.job.schedule;

import io.groundspeed.job.NewJob;
import java.sql.Connection;
import java.sql.SQLException;

/** Where the jobs go, in the transaction that the connection is in. */
@FunctionalInterface
interface Queue {
  /** Returns the job's id. */
  long enqueue(Connection connection, NewJob job) throws SQLException;
}
