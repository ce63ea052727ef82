package io.groundspeed.vitals.detail;

import io.groundspeed.page.PageTemplates;
import io.groundspeed.postgres.Telemetry;
import io.groundspeed.postgres.Unavailable;
import io.groundspeed.vitals.VitalMetric;
import io.groundspeed.vitals.VitalsFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** The deployments that served a page, from a limited sample of the raw log. Thread-safe. */
@ApplicationScoped
public class VisitOrigins {
  /** Maximum number of latest page views inspected. */
  public static final int LATEST = 500;

  private static final Logger LOG = Logger.getLogger(VisitOrigins.class.getName());

  private static final String ORIGINS =
      """
      SELECT deployment, count(*)
        FROM (%s) AS latest
       GROUP BY deployment
       ORDER BY count(*) DESC, deployment
      """;

  @Inject @Telemetry private DataSource dataSource;

  @Inject private PageTemplates templates;

  /** For the container. */
  protected VisitOrigins() {}

  /** For tests. */
  public VisitOrigins(DataSource dataSource, PageTemplates templates) {
    this.dataSource = dataSource;
    this.templates = templates;
  }

  /**
   * Returns the deployments that served the latest {@value #LATEST} views of a page whose time to
   * first byte is stored, with their number of views, most first.
   *
   * @param page a path or a template
   * @throws Unavailable if they can't be read now
   */
  public Map<String, Long> of(VitalsFilter filter, String page) {
    try (Connection connection = dataSource.getConnection()) {
      RawVitals raw = RawVitals.of(connection, filter, page, VitalMetric.TTFB, templates);
      String sql = ORIGINS.formatted(raw.latest("deployment", " AND deployment IS NOT NULL"));
      Map<String, Long> views = new LinkedHashMap<>();
      raw.sql(connection, sql, LATEST).each(row -> views.put(row.getString(1), row.getLong(2)));
      return views;
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "Reading the origins of visits failed: {0}", e.getMessage());
      throw Unavailable.database("the samples can't be read now");
    }
  }
}
