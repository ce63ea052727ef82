package io.groundspeed.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One statement over a connection: prepares it, binds its parameters in their order, runs it, maps
 * its rows, and closes it. The connection remains open.
 *
 * <pre>{@code
 * List<NodeState> nodes = Sql.of(connection, ALL).within(SECONDS).rows(Heartbeats::read);
 * }</pre>
 *
 * <p>Statements that run thousands of times per second don't use it. Their classes name the
 * benchmark that measures them.
 */
public final class Sql {
  private final Connection connection;
  private final String text;
  private final List<@Nullable Object> parameters = new ArrayList<>();
  private int seconds;

  private Sql(Connection connection, String text) {
    this.connection = connection;
    this.text = text;
  }

  /** Maps the current row of a result to a value. */
  @FunctionalInterface
  public interface Mapping<T extends @Nullable Object> {
    /** Returns the value of the row, without moving the cursor. */
    T of(ResultSet row) throws SQLException;
  }

  /** Takes the current row of a result. */
  @FunctionalInterface
  public interface Reading {
    /** Reads the row, without moving the cursor. */
    void row(ResultSet row) throws SQLException;
  }

  /** Returns a statement without parameters and without a time limit. */
  public static Sql of(Connection connection, String text) {
    return new Sql(connection, text);
  }

  /** Limits how long the database works on the statement, in seconds. */
  public Sql within(int seconds) {
    this.seconds = seconds;
    return this;
  }

  /**
   * Binds the next parameters.
   *
   * @param values of types that PostgreSQL's driver knows, {@link Instant}s, or null
   */
  public Sql with(@Nullable Object... values) {
    for (Object value : values) {
      parameters.add(value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
    }
    return this;
  }

  /**
   * Binds the next parameter to an array.
   *
   * @param type PostgreSQL's name of the type of its elements, for example {@code text}
   */
  public Sql array(String type, Collection<? extends @Nullable Object> elements)
      throws SQLException {
    parameters.add(connection.createArrayOf(type, elements.toArray()));
    return this;
  }

  /** Binds the next parameter to an array with a field of each row. */
  public <T> Sql array(
      String type, Collection<T> rows, Function<? super T, ? extends @Nullable Object> field)
      throws SQLException {
    parameters.add(array(connection, type, rows, field));
    return this;
  }

  /** Returns an array with a field of each row, for statements that are written out. */
  public static <T> Array array(
      Connection connection,
      String type,
      Collection<T> rows,
      Function<? super T, ? extends @Nullable Object> field)
      throws SQLException {
    @Nullable Object[] values = new Object[rows.size()];
    int i = 0;
    for (T row : rows) {
      values[i++] = field.apply(row);
    }
    return connection.createArrayOf(type, values);
  }

  /** Returns all rows. */
  public <T extends @Nullable Object> List<T> rows(Mapping<T> mapping) throws SQLException {
    List<T> found = new ArrayList<>();
    each(row -> found.add(mapping.of(row)));
    return found;
  }

  /** Passes all rows on, one by one. */
  public void each(Reading reading) throws SQLException {
    try (PreparedStatement statement = prepare();
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        reading.row(rows);
      }
    }
  }

  /** Returns the first row; empty if there is none. */
  public <T> Optional<T> first(Mapping<T> mapping) throws SQLException {
    try (PreparedStatement statement = prepare();
        ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.of(mapping.of(row)) : Optional.empty();
    }
  }

  /**
   * Returns the only row of a statement that always has one, such as an aggregate.
   *
   * @throws SQLException also if there is no row
   */
  public <T extends @Nullable Object> T one(Mapping<T> mapping) throws SQLException {
    try (PreparedStatement statement = prepare();
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("no row was returned by: " + text);
      }
      return mapping.of(row);
    }
  }

  /** Returns whether there is a row. */
  public boolean exists() throws SQLException {
    try (PreparedStatement statement = prepare();
        ResultSet row = statement.executeQuery()) {
      return row.next();
    }
  }

  /** Changes rows, and returns how many. */
  public int update() throws SQLException {
    try (PreparedStatement statement = prepare()) {
      return statement.executeUpdate();
    }
  }

  /** Runs the statement and ignores what it returns, for functions that are called by SELECT. */
  public void run() throws SQLException {
    try (PreparedStatement statement = prepare()) {
      statement.execute();
    }
  }

  /**
   * Runs the statement once per element, in one batch; the values follow those of {@link #with}.
   */
  public void batch(Collection<@Nullable Object[]> values) throws SQLException {
    int shared = parameters.size();
    try (PreparedStatement statement = prepare()) {
      for (@Nullable Object[] more : values) {
        parameters.subList(shared, parameters.size()).clear();
        with(more);
        bind(statement);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private PreparedStatement prepare() throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    try {
      if (seconds > 0) {
        statement.setQueryTimeout(seconds);
      }
      bind(statement);
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
  }

  /** Returns the time in a column that is never null. */
  public static Instant instant(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(instantOrNull(row, column), "a time");
  }

  /** Returns the time in a column; null if there is none. */
  public static @Nullable Instant instantOrNull(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** Returns the time in a column; null if there is none. */
  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    return instantOrNull(row, row.findColumn(column));
  }
}
