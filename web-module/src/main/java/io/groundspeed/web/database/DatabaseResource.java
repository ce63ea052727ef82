package io.groundspeed.web.database;

import io.groundspeed.database.CheckResult;
import io.groundspeed.database.DatabaseHealth;
import io.groundspeed.database.Gauges;
import io.groundspeed.database.HealthMetric;
import io.groundspeed.database.HealthPoint;
import io.groundspeed.database.HealthSamples;
import io.groundspeed.database.TableState;
import io.groundspeed.format.Format;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.web.api.Body;
import io.groundspeed.web.api.Ranges;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/performance/database}: the health of the database; 503 if it is not available.
 */
@RolesAllowed("admin")
@Path("/performance/database")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DatabaseResource {
  @Inject private DatabaseHealth health;
  @Inject private HealthSamples samples;
  @Inject private Ranges ranges;

  /**
   * The state that the database reports now.
   *
   * @param rows estimated, by table
   * @param gauges by metric and name
   */
  public record Answer(
      int tables,
      Map<String, Long> rows,
      Map<String, Map<String, Double>> gauges,
      List<Finding> checks) {}

  /**
   * A finding of a check.
   *
   * @param rating null if it is only informative
   */
  public record Finding(
      String check,
      @Nullable String rating,
      String place,
      String evidence,
      @Nullable String remedy) {}

  /** A table. Bytes and rows are estimates, see {@link TableState}. */
  public record Table(
      String name,
      long bytes,
      long rows,
      long deadRows,
      long sequentialScans,
      long indexScans,
      @Nullable String vacuumed,
      @Nullable String analyzed,
      long partitions) {}

  /** The values of a metric over time. */
  public record Series(String metric, List<Value> values) {}

  /** One value. */
  public record Value(String name, String at, double value) {}

  /**
   * Returns counts, gauges and checks.
   *
   * @param database host, port and name of a measured database; null for Groundspeed's own. 409 if
   *     this node does not measure it
   */
  @GET
  public Answer now(@QueryParam("database") @Nullable String database) {
    List<TableState> tables = health.tables(database);
    return new Answer(
        tables.size(),
        DatabaseHealth.rowCounts(tables),
        gauges(health.gauges(database)),
        health.checks(database).stream().map(DatabaseResource::finding).toList());
  }

  private static Map<String, Map<String, Double>> gauges(Gauges gauges) {
    Map<String, Map<String, Double>> all = new TreeMap<>();
    for (HealthMetric metric : HealthMetric.values()) {
      if (!gauges.of(metric).isEmpty()) {
        all.put(metric.word(), gauges.of(metric));
      }
    }
    return all;
  }

  /**
   * Returns the findings of all checks.
   *
   * @param database as for {@link #now}
   */
  @GET
  @Path("checks")
  public List<Finding> checks(@QueryParam("database") @Nullable String database) {
    return health.checks(database).stream().map(DatabaseResource::finding).toList();
  }

  private static Finding finding(CheckResult result) {
    return new Finding(
        result.check().word(),
        result.check().getRating() == null ? null : Format.word(result.check().getRating()),
        result.place(),
        result.evidence(),
        result.remedy());
  }

  /**
   * Returns all tables, largest first.
   *
   * @param database as for {@link #now}
   */
  @GET
  @Path("tables")
  public List<Table> tables(@QueryParam("database") @Nullable String database) {
    return health.tables(database).stream().map(DatabaseResource::table).toList();
  }

  private static Table table(TableState table) {
    return new Table(
        table.name(),
        table.bytes(),
        table.rows(),
        table.deadRows(),
        table.sequentialScans(),
        table.indexScans(),
        table.vacuumed() == null ? null : table.vacuumed().toString(),
        table.analyzed() == null ? null : table.analyzed().toString(),
        table.partitions());
  }

  /**
   * Returns the samples of a metric. Metrics are sampled every five minutes, tables every hour.
   *
   * @param metric the word of a {@link HealthMetric}; 400 for another
   * @param range such as {@code 24h}; 400 if it is invalid
   */
  @GET
  @Path("history")
  public Series history(
      @QueryParam("metric") @Nullable String metric,
      @QueryParam("range") @DefaultValue("24h") String range) {
    HealthMetric known = metric == null ? null : HealthMetric.ofWord(metric).orElse(null);
    if (known == null) {
      throw Body.invalid("metric", "must be one of " + metrics());
    }
    TimeRange parsed = ranges.parse(range);
    return new Series(
        known.word(),
        samples.series(known, parsed.from(), parsed.to()).stream()
            .map(DatabaseResource::value)
            .toList());
  }

  private static String metrics() {
    return Arrays.stream(HealthMetric.values())
        .map(HealthMetric::word)
        .collect(Collectors.joining(", "));
  }

  private static Value value(HealthPoint point) {
    return new Value(point.name(), point.at().toString(), point.value());
  }
}
