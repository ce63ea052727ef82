package io.groundspeed.vitals;

import io.groundspeed.page.PageTemplates;
import io.groundspeed.page.PageView;
import io.groundspeed.shared.Environment;
import io.groundspeed.telemetry.intake.Accounting;
import io.groundspeed.telemetry.intake.Cardinality;
import io.groundspeed.telemetry.intake.ServedPages;
import io.groundspeed.telemetry.raw.RawShares;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.telemetry.sketch.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Records vitals: page views by template and segment. Thread-safe. */
@ApplicationScoped
public class Vitals {
  private static final int RELEASES_PER_DAY = 50;
  private static final int METRICS = VitalMetric.values().length;
  private static final String RELEASE = "release";

  /**
   * The combinations of devices and connections in one office or mobile network, for two releases.
   * Each segment has separate sketches.
   */
  private static final int SEGMENTS_PER_CLIENT = 30;

  private final VitalsSettings settings = VitalsSettings.of(Environment.ofProcess());
  private Cardinality cardinality;
  private PageTemplates templates;
  private ServedPages served;
  private RawShares raw;
  private Accounting accounting;

  protected Vitals() {}

  @Inject
  Vitals(
      Cardinality cardinality,
      PageTemplates templates,
      ServedPages served,
      RawShares raw,
      Accounting accounting) {
    this.cardinality = cardinality;
    this.templates = templates;
    this.served = served;
    this.raw = raw;
    this.accounting = accounting;
  }

  /** Returns the converter for the readings of one page view. */
  public PageVitals on(PageView view) {
    return new PageVitals(view, name(view), segment(view), this);
  }

  private String name(PageView view) {
    String template = templates.of(view.path());
    String name =
        cardinality.introduce(
            Stream.VITAL,
            template,
            view.sender(),
            () -> templates.isConfigured(template) || served.contains(template),
            settings.pages(),
            METRICS);
    return note(name, template, "page-as-other");
  }

  private String segment(PageView view) {
    VitalSegment segment = VitalSegment.of(view, release(view));
    String text = segment.text();
    return cardinality.clients().mayUse(view.client(), "segment", text, SEGMENTS_PER_CLIENT)
        ? text
        : note(segment.reduced().text(), text, "segment-as-other");
  }

  private @Nullable String release(PageView view) {
    String release = view.release();
    if (release == null) {
      return null;
    }
    boolean mayUse =
        cardinality.isKnown(RELEASE, release)
            || cardinality.clients().mayUse(view.client(), RELEASE, release, settings.releases());
    String bounded = mayUse ? cardinality.admit(RELEASE, release, RELEASES_PER_DAY) : Subject.OTHER;
    return note(bounded, release, "release-as-other");
  }

  private String note(String used, String wanted, String what) {
    if (!used.equals(wanted)) {
      accounting.noted(what, 1);
    }
    return used;
  }

  /**
   * Returns whether a client may send another sample about a page in the current hour, and counts
   * it.
   */
  boolean takeSample(@Nullable String share) {
    return cardinality.clients().takeSample(share, settings.samplesPerHour());
  }

  /** Returns the number of rows that the next row represents; 0 if it is not kept. */
  double nextRow() {
    double weight = raw.vitals().next();
    if (weight == 0) {
      accounting.noted("row-not-kept", 1);
    }
    return weight;
  }

  void unlikely() {
    accounting.noted("outlier", 1);
  }
}
