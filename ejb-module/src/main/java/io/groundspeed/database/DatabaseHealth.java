package io.groundspeed.database;

import io.groundspeed.database.session.SideConnection;
import io.groundspeed.postgres.Sql;
import io.groundspeed.postgres.Telemetry;
import io.groundspeed.postgres.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The current state of Groundspeed's database, or of another database that this node measures.
 * Reads use SQL on the catalogue and the statistics, so they read no table and wait for no lock.
 * Thread-safe; every read may throw {@link Unavailable}, and for another database {@link
 * io.groundspeed.database.session.SessionRefused} if this node does not measure it.
 */
@ApplicationScoped
public class DatabaseHealth {
  /** Maximum number of results per check. */
  public static final int MOST_RESULTS = 20;

  /** Maximum number of tables listed, the largest first. */
  public static final int MOST_TABLES = 100;

  private static final int SECONDS = 4;

  /** The tables whose row counts the dashboard shows, in this order. */
  private static final List<String> COUNTED =
      List.of(
          "groundspeed.analytics_events",
          "groundspeed.query_performance_log",
          "groundspeed.web_vitals",
          "groundspeed.cache_entries",
          "groundspeed.background_jobs");

  private static final Logger LOG = Logger.getLogger(DatabaseHealth.class.getName());

  private final CheckLimits limits;

  @Inject @Telemetry private DataSource dataSource;

  /** For the container. */
  protected DatabaseHealth() {
    limits = CheckLimits.USUAL;
  }

  DatabaseHealth(DataSource dataSource, CheckLimits limits) {
    this.dataSource = dataSource;
    this.limits = limits;
  }

  /** Reads within one transaction. */
  @FunctionalInterface
  private interface Work<T> {
    /** Reads over the connection of the transaction. */
    T on(Connection connection) throws SQLException;
  }

  /**
   * Returns the current gauges.
   *
   * @param source host, port and name; null for Groundspeed's database
   */
  public Gauges gauges(@Nullable String source) {
    Map<HealthMetric, Map<String, Double>> values = new EnumMap<>(HealthMetric.class);
    read(
        source,
        HealthSql.GAUGES,
        row -> {
          Double value = row.getObject(3, Double.class);
          if (value != null) {
            values
                .computeIfAbsent(
                    HealthMetric.ofWord(row.getString(1)).orElseThrow(),
                    metric -> new LinkedHashMap<>())
                .put(row.getString(2), value);
          }
          return value;
        });
    return new Gauges(values);
  }

  /**
   * Returns all tables, the largest first.
   *
   * @param source host, port and name; null for Groundspeed's database
   */
  public List<TableState> tables(@Nullable String source) {
    return read(
        source,
        HealthSql.SIZES,
        row ->
            new TableState(
                row.getString("name"),
                row.getLong("bytes"),
                row.getLong("live"),
                row.getLong("dead"),
                row.getLong("seq_scans"),
                row.getLong("index_scans"),
                Sql.instantOrNull(row, "vacuumed"),
                Sql.instantOrNull(row, "analyzed"),
                row.getLong("partitions")));
  }

  /**
   * Returns the estimated row counts of the tables that the dashboard shows, by unqualified name.
   */
  public static Map<String, Long> rowCounts(List<TableState> tables) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String name : COUNTED) {
      tables.stream()
          .filter(table -> table.name().equals(name))
          .findFirst()
          .ifPresent(table -> counts.put(name.substring(name.indexOf('.') + 1), table.rows()));
    }
    return counts;
  }

  /**
   * Returns the results of all checks, the most severe first, at most {@link #MOST_RESULTS} per
   * check.
   *
   * @param source host, port and name; null for Groundspeed's database
   */
  public List<CheckResult> checks(@Nullable String source) {
    return inTransaction(
        source,
        connection -> {
          List<CheckResult> results = new ArrayList<>();
          for (Check check : Check.values()) {
            results.addAll(check(connection, check));
          }
          return results;
        });
  }

  List<CheckResult> check(Check check) {
    return inTransaction(null, connection -> check(connection, check));
  }

  private List<CheckResult> check(Connection connection, Check check) throws SQLException {
    String sql =
        "SELECT * FROM ("
            + CheckSql.of(check, limits)
            + ") AS found (place, evidence, remedy) ORDER BY place LIMIT "
            + MOST_RESULTS;
    return Sql.of(connection, sql)
        .within(SECONDS)
        .rows(row -> new CheckResult(check, row.getString(1), row.getString(2), row.getString(3)));
  }

  private <T extends @Nullable Object> List<T> read(
      @Nullable String source, String sql, Sql.Mapping<T> mapping) {
    return inTransaction(
        source, connection -> Sql.of(connection, sql).within(SECONDS).rows(mapping));
  }

  private <T> T inTransaction(@Nullable String source, Work<T> work) {
    try (Connection connection =
        source == null ? dataSource.getConnection() : SideConnection.to(source, SECONDS + 1)) {
      connection.setAutoCommit(false);
      try {
        Sql.of(connection, HealthSql.BOUNDS).run();
        return work.on(connection);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "Reading statistics failed: {0}", e.getMessage());
      throw source == null
          ? Unavailable.database("the database's statistics can't be read now")
          : new Unavailable(
              "unreachable",
              "The statistics of %s can't be read now: %s".formatted(source, e.getMessage()),
              Duration.ofSeconds(SECONDS));
    }
  }
}
