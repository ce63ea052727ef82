package io.groundspeed.query.plan;

import io.groundspeed.probe.session.MeasuredDatabase;
import io.groundspeed.query.QueryText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Plans several statements over one connection to a measured database. Nothing is run. For one
 * thread at a time.
 */
public final class Planning implements AutoCloseable {
  private final Connection connection;
  private final Planner planner;

  private Planning(Connection connection) {
    this.connection = connection;
    planner = new Planner(connection);
  }

  /**
   * @throws SQLException if the database can't be reached
   */
  public static Planning of(MeasuredDatabase database) throws SQLException {
    return new Planning(Plans.connect(database));
  }

  /**
   * Returns the plans of a statement with and without indexes; empty if it can't be planned.
   *
   * @throws SQLException if the connection is broken
   */
  public Optional<PlanPair> pair(QueryText text) throws SQLException {
    PlanTree actual = planner.plan(Plans.plannable(text)).tree();
    PlanTree bare = actual == null ? null : planner.withoutIndexes();
    return actual == null || bare == null
        ? Optional.empty()
        : Optional.of(new PlanPair(actual, bare));
  }

  /**
   * Runs a read of the catalogue in a read-only transaction, which is rolled back.
   *
   * @throws SQLException if the catalogue can't be read
   */
  public <T> T read(Reading<T> reading) throws SQLException {
    return planner.read(reading);
  }

  /** A read over a connection. */
  public interface Reading<T> {
    T of(Connection connection) throws SQLException;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
