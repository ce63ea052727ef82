package io.groundspeed.database;

import io.groundspeed.postgres.Sql;
import io.groundspeed.postgres.Telemetry;
import io.groundspeed.postgres.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;

/**
 * The disk space used by Groundspeed's tables, from the catalogue; no table is read. Thread-safe.
 */
@ApplicationScoped
public class Storage {
  private static final int SECONDS = 4;
  private static final int LISTED = 15;

  private static final String SIZES =
      """
      SELECT coalesce(parent.relname, leaf.relname) AS name,
             sum(pg_total_relation_size(leaf.oid))  AS bytes,
             count(parent.oid)                      AS partitions
        FROM pg_class leaf
        LEFT JOIN pg_inherits   ON inhrelid = leaf.oid
        LEFT JOIN pg_class parent ON parent.oid = inhparent
       WHERE leaf.relnamespace = 'groundspeed'::regnamespace
         AND leaf.relkind = 'r'
       GROUP BY name
       ORDER BY bytes DESC, name
      """;

  @Inject @Telemetry private DataSource dataSource;

  @Inject private InstantSource time;

  /** For the container. */
  protected Storage() {}

  Storage(DataSource dataSource, InstantSource time) {
    this.dataSource = dataSource;
    this.time = time;
  }

  /**
   * Returns the current disk usage.
   *
   * @throws Unavailable if the database is unavailable or slow
   */
  public StorageState state() {
    try (Connection connection = dataSource.getConnection()) {
      double skew = new ClockSkew(time).millis(connection);
      List<TableSize> tables = tables(connection);
      long total = tables.stream().mapToLong(TableSize::bytes).sum();
      return new StorageState(
          tables.stream().limit(LISTED).toList(),
          total,
          skew,
          connection.getMetaData().getDatabaseProductVersion());
    } catch (SQLException e) {
      throw Unavailable.database();
    }
  }

  private static List<TableSize> tables(Connection connection) throws SQLException {
    return Sql.of(connection, SIZES)
        .within(SECONDS)
        .rows(row -> new TableSize(row.getString(1), row.getLong(2), row.getInt(3)));
  }
}
