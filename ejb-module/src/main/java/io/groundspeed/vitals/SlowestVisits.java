package io.groundspeed.vitals;

import io.groundspeed.page.PageTemplates;
import io.groundspeed.postgres.Unavailable;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Single page views from the raw log, to look at: the slowest of a range. */
@ApplicationScoped
public class SlowestVisits {
  private static final int SECONDS = 3;

  /**
   * How many of a range's latest rows are looked through: a bound on the work, not on the truth.
   */
  private static final int LOOKED_THROUGH = 20_000;

  @Resource(lookup = "java:jboss/datasources/GroundspeedTelemetryDS")
  private DataSource dataSource;

  @Inject private PageTemplates templates;

  /**
   * Returns the slowest samples of a page, slowest first, out of its latest {@value
   * #LOOKED_THROUGH}.
   *
   * @param page a path or a template
   */
  public List<SlowSample> of(VitalsFilter filter, String page, VitalMetric metric, int limit) {
    RawVitals raw = new RawVitals(filter, page, metric, templates);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT recorded_at, metric_value, page_path, device_type, connection_type,
                       navigation_type, user_agent, attribution, metric_id
                  FROM (SELECT *
                          FROM groundspeed.web_vitals
                         WHERE %s
                         ORDER BY recorded_at DESC
                         LIMIT ?) AS latest
                 ORDER BY metric_value DESC
                 LIMIT ?
                """
                    .formatted(raw.condition()))) {
      select.setQueryTimeout(SECONDS);
      raw.bind(select);
      select.setInt(RawVitals.PARAMETERS + 1, LOOKED_THROUGH);
      select.setInt(RawVitals.PARAMETERS + 2, limit);
      return read(select, metric);
    } catch (SQLException e) {
      throw Unavailable.database("the samples can't be read now");
    }
  }

  private static List<SlowSample> read(PreparedStatement select, VitalMetric metric)
      throws SQLException {
    List<SlowSample> samples = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        samples.add(
            new SlowSample(
                rows.getTimestamp(1).toInstant(),
                metric,
                rows.getDouble(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6),
                rows.getString(7),
                rows.getString(8),
                Collector.of(rows.getString(9))));
      }
    }
    return samples;
  }
}
