package io.groundspeed.web.vitals;

import io.groundspeed.format.Format;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.vitals.HistogramBar;
import io.groundspeed.vitals.VitalMetric;
import io.groundspeed.web.frame.BarChart;
import java.util.Comparator;
import java.util.List;

/** The distribution of a metric's values, as a chart, a sentence and table rows. */
public final class Distribution {
  private final VitalMetric metric;
  private final List<HistogramBar> bars;

  Distribution(VitalMetric metric, List<HistogramBar> bars) {
    this.metric = metric;
    this.bars = bars;
  }

  /** Returns the bars with samples. */
  public List<HistogramBar> getRows() {
    return bars.stream().filter(bar -> bar.samples() > 0).toList();
  }

  /** Returns whether there are no samples. */
  public boolean isEmpty() {
    return getRows().isEmpty();
  }

  /** Returns the interval of a bar as text. */
  public String label(HistogramBar bar) {
    String from = Format.value(bar.from(), metric.unit());
    return Double.isInfinite(bar.to())
        ? "> " + from
        : from + " – " + Format.value(bar.to(), metric.unit());
  }

  /** Returns a bar's share of all samples, 0 to 1. */
  public double share(HistogramBar bar) {
    return bar.samples() / (double) Math.max(1, total());
  }

  /** Returns the text alternative of the chart. */
  public String getSentence() {
    if (isEmpty()) {
      return "No samples of %s in this range.".formatted(metric.name());
    }
    HistogramBar highest =
        bars.stream().max(Comparator.comparingLong(HistogramBar::samples)).orElseThrow();
    return "%s of %s: most samples (%s) lie in %s."
        .formatted("Distribution", metric.name(), Format.share(share(highest)), label(highest));
  }

  /** Returns the configuration of the chart. */
  public String getJson() {
    BarChart chart = new BarChart();
    Rating before = Rating.GOOD;
    for (HistogramBar bar : bars) {
      if (bar.rating() != before) {
        chart.mark(boundary(before));
        before = bar.rating();
      }
      chart.bar(label(bar), bar.samples(), text(bar), token(bar.rating()));
    }
    return chart.json(metric.name(), "samples");
  }

  /** Names the threshold above which values are worse than a rating. */
  private String boundary(Rating rating) {
    return rating == Rating.GOOD
        ? "good ≤ " + Format.threshold(metric.good(), metric.unit())
        : "poor > " + Format.threshold(metric.poor(), metric.unit());
  }

  private String text(HistogramBar bar) {
    return "%s samples, %s, %s"
        .formatted(
            Format.exact(bar.samples()), Format.share(share(bar)), Format.rating(bar.rating()));
  }

  private long total() {
    return bars.stream().mapToLong(HistogramBar::samples).sum();
  }

  private static String token(Rating rating) {
    return switch (rating) {
      case GOOD -> "--fill-good";
      case NEEDS_IMPROVEMENT -> "--fill-needs-improvement";
      case POOR -> "--fill-poor";
    };
  }
}
