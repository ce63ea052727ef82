package io.groundspeed.job.schedule;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs work in a transaction of its own, which is rolled back if the work throws. */
interface Transactions {
  <T> T run(Work<T> work) throws Exception;

  /** What is done over the transaction's connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }
}
