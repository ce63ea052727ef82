package io.groundspeed.job.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Runs work in a separate transaction, which is rolled back if the work throws. */
interface Transactions {
  /** Runs work in a new transaction and returns its result. */
  <T extends @Nullable Object> T run(Work<T> work) throws Exception;

  /** Work done over the transaction's connection. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    /** Does the work. */
    T on(Connection connection) throws SQLException;
  }
}
