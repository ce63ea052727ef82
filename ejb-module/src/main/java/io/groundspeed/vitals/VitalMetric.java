package io.groundspeed.vitals;

import io.groundspeed.telemetry.sketch.Rating;
import java.util.Optional;

/**
 * The metrics and Google's thresholds for them. A value up to {@link #good} is good, one above
 * {@link #poor} is poor, and values between them need improvement. A page is rated by its 75th
 * percentile.
 */
public enum VitalMetric {
  /** Largest Contentful Paint, https://web.dev/articles/lcp. */
  LCP("Largest Contentful Paint", "ms", 2_500, 4_000),
  /** Interaction to Next Paint, https://web.dev/articles/inp. */
  INP("Interaction to Next Paint", "ms", 200, 500),
  /** Cumulative Layout Shift, https://web.dev/articles/cls. */
  CLS("Cumulative Layout Shift", "", 0.1, 0.25),
  /** First Contentful Paint, https://web.dev/articles/fcp. */
  FCP("First Contentful Paint", "ms", 1_800, 3_000),
  /** Time to First Byte, https://web.dev/articles/ttfb. */
  TTFB("Time to First Byte", "ms", 800, 1_800),
  /** First Input Delay, https://web.dev/articles/fid; succeeded by INP in 2024. */
  FID("First Input Delay", "ms", 100, 300);

  private static final double AN_HOUR = 3_600_000;
  private static final double MOST_SHIFT = 100;
  private static final double A_MINUTE = 60_000;
  private static final double MOST_LIKELY_SHIFT = 10;

  private final String title;
  private final String unit;
  private final double good;
  private final double poor;

  VitalMetric(String title, String unit, double good, double poor) {
    this.title = title;
    this.unit = unit;
    this.good = good;
    this.poor = poor;
  }

  /** Returns the metric with a name, in upper case as the tracker sends it. */
  public static Optional<VitalMetric> named(String name) {
    for (VitalMetric metric : values()) {
      if (metric.name().equals(name)) {
        return Optional.of(metric);
      }
    }
    return Optional.empty();
  }

  /** Returns the metric's full name. */
  public String title() {
    return title;
  }

  /** Returns {@code ms}; empty for CLS, which is a score. */
  public String unit() {
    return unit;
  }

  /** Returns the highest value that is good. */
  public double good() {
    return good;
  }

  /** Returns the value above which it is poor. */
  public double poor() {
    return poor;
  }

  /** Returns whether its attribution names an element of the page. */
  public boolean isAttributedToElements() {
    return this == LCP || this == INP || this == CLS;
  }

  /** Returns the highest accepted value: an hour in ms, or a layout shift of 100. */
  public double highest() {
    return this == CLS ? MOST_SHIFT : AN_HOUR;
  }

  /** Returns whether a value is possible but unlikely: over a minute, or a layout shift over 10. */
  boolean isUnlikely(double value) {
    return value > (this == CLS ? MOST_LIKELY_SHIFT : A_MINUTE);
  }

  /** Returns the rating of a value. */
  public Rating rate(double value) {
    if (value <= good) {
      return Rating.GOOD;
    }
    return value <= poor ? Rating.NEEDS_IMPROVEMENT : Rating.POOR;
  }
}
