package io.groundspeed.vitals.detail;

import io.groundspeed.page.PageTemplates;
import io.groundspeed.postgres.Telemetry;
import io.groundspeed.postgres.Unavailable;
import io.groundspeed.vitals.VitalMetric;
import io.groundspeed.vitals.VitalsFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The causes of a page's metrics, from a limited sample of the raw log. Thread-safe; a read may
 * throw {@link Unavailable}.
 */
@ApplicationScoped
public class VitalCauses {
  /** Maximum number of latest samples inspected. */
  public static final int LATEST = 2_000;

  private static final Logger LOG = Logger.getLogger(VitalCauses.class.getName());
  private static final int ELEMENTS = 10;
  private static final int FIRST_PHASE = 6;

  private static final String CAUSES =
      """
      WITH latest AS MATERIALIZED (
          %s)
      SELECT grouping(target), target, count(*),
             percentile_disc(0.75) WITHIN GROUP (ORDER BY value),
             mode() WITHIN GROUP (ORDER BY detail)
             %s
        FROM (SELECT attribution, %s AS target, %s AS detail, %s AS value FROM latest) AS sample
       GROUP BY GROUPING SETS ((), (target))
       ORDER BY 1 DESC, 3 DESC, 2
       LIMIT ?
      """;

  @Inject @Telemetry private DataSource dataSource;

  @Inject private PageTemplates templates;

  /** For the container. */
  protected VitalCauses() {}

  VitalCauses(DataSource dataSource, PageTemplates templates) {
    this.dataSource = dataSource;
    this.templates = templates;
  }

  /**
   * Returns the causes of a page's metric in its latest {@value #LATEST} samples of the range.
   *
   * @param page a path or a template
   */
  public Causes of(VitalsFilter filter, String page, VitalMetric metric) {
    CauseFields fields = CauseFields.of(metric);
    try (Connection connection = dataSource.getConnection()) {
      RawVitals raw = RawVitals.of(connection, filter, page, metric, templates);
      return read(connection, raw, fields);
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "Reading attributions failed: {0}", e.getMessage());
      throw Unavailable.database("the samples can't be read now");
    }
  }

  /** The total comes first, even if there are no samples. */
  private static Causes read(Connection connection, RawVitals raw, CauseFields fields)
      throws SQLException {
    String sql =
        CAUSES.formatted(
            raw.latest("metric_value, attribution", " AND attribution IS NOT NULL"),
            fields.phaseColumns(),
            fields.target(),
            fields.detail(),
            fields.value());
    List<Cause> rows =
        raw.sql(connection, sql, LATEST)
            .with(ELEMENTS + 1) // one more for the row of the total
            .rows(row -> cause(row, fields));
    long samples = rows.isEmpty() ? 0 : rows.get(0).samples();
    return samples == 0
        ? Causes.NONE
        : new Causes(
            samples,
            rows.get(0).phases(),
            rows.stream().skip(1).map(cause -> cause.ofAll(samples)).toList());
  }

  private static Cause cause(ResultSet row, CauseFields fields) throws SQLException {
    return new Cause(
        row.getString(2),
        row.getString(5),
        row.getLong(3),
        Double.NaN,
        number(row, 4),
        phases(row, fields));
  }

  private static List<Phase> phases(ResultSet rows, CauseFields fields) throws SQLException {
    List<Phase> phases = new ArrayList<>();
    int column = FIRST_PHASE;
    for (String name : fields.phases().keySet()) {
      phases.add(new Phase(name, number(rows, column++)));
    }
    return phases;
  }

  private static double number(ResultSet rows, int column) throws SQLException {
    double number = rows.getDouble(column);
    return rows.wasNull() ? Double.NaN : number;
  }
}
