package io.groundspeed.vitals.detail;

import io.groundspeed.page.PageTemplates;
import io.groundspeed.postgres.BoundedRead;
import io.groundspeed.postgres.Reads;
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
import jakarta.persistence.Query;
import java.util.List;

/** The slowest single page views in a range, from the raw log. */
@ApplicationScoped
public class SlowestVisits {
  /**
   * Number of latest rows in the range that are searched. It limits the work, so slower rows may be
   * missed.
   */
  private static final int LOOKED_THROUGH = 20_000;

  /**
   * Native SQL, because JPQL has no regular expressions, with which a template's pages are found.
   */
  private static final String SLOWEST =
      """
      SELECT *
        FROM (SELECT *
                FROM groundspeed.web_vitals
               WHERE %s
               ORDER BY recorded_at DESC
               LIMIT %d) AS latest
       ORDER BY metric_value DESC
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private PageTemplates templates;

  /** For the container. */
  protected SlowestVisits() {}

  SlowestVisits(EntityManager entities, PageTemplates templates) {
    this.entities = entities;
    this.templates = templates;
  }

  /**
   * Returns the slowest samples of a page, slowest first, out of its latest {@value
   * #LOOKED_THROUGH}.
   *
   * @param page a path or a template
   * @throws io.groundspeed.postgres.Unavailable if they can't be read now
   */
  @BoundedRead
  public List<SlowSample> of(VitalsFilter filter, String page, VitalMetric metric, int limit) {
    RawVitals raw = new RawVitals(filter, page, metric, templates);
    Query select =
        entities.createNativeQuery(
            SLOWEST.formatted(numbered(raw.condition()), LOOKED_THROUGH), WebVital.class);
    for (int i = 0; i < raw.values().size(); i++) {
      select.setParameter(i + 1, raw.values().get(i));
    }
    return Reads.list(select.setMaxResults(limit), WebVital.class).stream()
        .map(SlowestVisits::sample)
        .toList();
  }

  private static SlowSample sample(WebVital vital) {
    DeviceType device = vital.deviceType();
    ConnectionType connection = vital.connectionType();
    return new SlowSample(
        vital.recordedAt(),
        vital.metricName(),
        vital.metricValue(),
        vital.pagePath(),
        device == null ? null : device.word(),
        connection == null ? null : connection.word(),
        vital.navigationType(),
        vital.userAgent(),
        vital.attribution(),
        Collector.of(vital.metricId()));
  }

  /** JPA numbers its parameters: {@code ?1}, {@code ?2}. */
  private static String numbered(String condition) {
    StringBuilder numbered = new StringBuilder();
    int number = 0;
    for (char c : condition.toCharArray()) {
      numbered.append(c);
      if (c == '?') {
        numbered.append(++number);
      }
    }
    return numbered.toString();
  }
}
