package io.groundspeed.vitals.detail;

import io.groundspeed.page.PageTemplates;
import io.groundspeed.postgres.BoundedRead;
import io.groundspeed.postgres.Reads;
import io.groundspeed.postgres.Sql;
import io.groundspeed.postgres.Telemetry;
import io.groundspeed.postgres.Unavailable;
import io.groundspeed.telemetry.raw.Origin;
import io.groundspeed.vitals.Collector;
import io.groundspeed.vitals.ConnectionType;
import io.groundspeed.vitals.DeviceType;
import io.groundspeed.vitals.VitalMetric;
import io.groundspeed.vitals.VitalsFilter;
import io.groundspeed.vitals.WebVital;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** The slowest single page views in a range, from the raw log. */
@ApplicationScoped
public class SlowestVisits {
  /**
   * Number of latest rows in the range that are searched. It limits the work, so slower rows may be
   * missed.
   */
  public static final int LOOKED_THROUGH = 5_000;

  private static final Logger LOG = Logger.getLogger(SlowestVisits.class.getName());

  /** Reads three columns of many rows; JPA reads the few that are shown. */
  private static final String SLOWEST =
      "SELECT id, recorded_at FROM (%s) AS latest ORDER BY metric_value DESC, id LIMIT ?";

  /** With the times, PostgreSQL only opens the partitions of these days. */
  private static final String ROWS =
      "SELECT v FROM WebVital v WHERE v.id IN :ids AND v.recordedAt IN :times";

  @Inject @Telemetry private DataSource dataSource;

  @PersistenceContext private EntityManager entities;
  @Inject private PageTemplates templates;

  /** For the container. */
  protected SlowestVisits() {}

  SlowestVisits(DataSource dataSource, EntityManager entities, PageTemplates templates) {
    this.dataSource = dataSource;
    this.entities = entities;
    this.templates = templates;
  }

  /**
   * Returns the slowest samples of a page, slowest first, out of its latest {@value
   * #LOOKED_THROUGH}.
   *
   * @param page a path or a template
   * @throws Unavailable if they can't be read now
   */
  @BoundedRead
  public List<SlowSample> of(VitalsFilter filter, String page, VitalMetric metric, int limit) {
    Map<Long, Instant> slowest = slowest(filter, page, metric, limit);
    if (slowest.isEmpty()) {
      return List.of();
    }
    return Reads.list(
            entities
                .createQuery(ROWS, WebVital.class)
                .setParameter("ids", slowest.keySet())
                .setParameter("times", slowest.values()))
        .stream()
        .sorted(
            Comparator.comparingDouble(WebVital::metricValue)
                .reversed()
                .thenComparing(WebVital::id))
        .map(SlowestVisits::sample)
        .toList();
  }

  private Map<Long, Instant> slowest(
      VitalsFilter filter, String page, VitalMetric metric, int limit) {
    try (Connection connection = dataSource.getConnection()) {
      RawVitals raw = RawVitals.of(connection, filter, page, metric, templates);
      String sql = SLOWEST.formatted(raw.latest("id, metric_value", ""));
      Map<Long, Instant> slowest = new LinkedHashMap<>();
      raw.sql(connection, sql, LOOKED_THROUGH)
          .with(limit)
          .each(row -> slowest.put(row.getLong(1), Sql.instant(row, 2)));
      return slowest;
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "Reading slow visits failed: {0}", e.getMessage());
      throw Unavailable.database("the visits can't be read now");
    }
  }

  private static SlowSample sample(WebVital vital) {
    DeviceType device = vital.deviceType();
    ConnectionType connection = vital.connectionType();
    Origin origin = vital.origin();
    return new SlowSample(
        vital.recordedAt(),
        vital.metricName(),
        vital.metricValue(),
        VisitCause.of(vital.metricName(), vital.attribution()),
        vital.attribution(),
        vital.pagePath(),
        origin.deployment(),
        origin.requestId(),
        device == null ? null : device.word(),
        connection == null ? null : connection.word(),
        vital.navigationType(),
        vital.userAgent(),
        Collector.of(vital.metricId()));
  }
}
