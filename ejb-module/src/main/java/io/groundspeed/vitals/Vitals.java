package io.groundspeed.vitals;

import io.groundspeed.shared.PageTemplates;
import io.groundspeed.shared.PageView;
import io.groundspeed.telemetry.Cardinality;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Where vitals are recorded: page views by template and segment. Thread-safe. */
@ApplicationScoped
public class Vitals {
  private static final int RELEASES_PER_DAY = 50;

  private Cardinality cardinality;
  private PageTemplates templates;

  protected Vitals() {}

  @Inject
  Vitals(Cardinality cardinality, PageTemplates templates) {
    this.cardinality = cardinality;
    this.templates = templates;
  }

  /** Returns what turns the readings of one page view into samples. */
  public PageVitals on(PageView view) {
    String release =
        view.release() == null
            ? null
            : cardinality.admit("release", view.release(), RELEASES_PER_DAY);
    return new PageVitals(view, templates.of(view.path()), VitalSegment.of(view, release).text());
  }
}
