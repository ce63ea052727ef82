package io.groundspeed.web.queries;

import io.groundspeed.format.Format;
import io.groundspeed.query.TimeBar;
import io.groundspeed.verdict.Thresholds;
import io.groundspeed.web.frame.BarChart;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** The distribution of execution times, as a histogram, a sentence and table rows. */
public final class TimesChart {
  private final List<TimeBar> bars;
  private final long calls;

  TimesChart(List<TimeBar> bars) {
    this.bars = bars;
    calls = bars.stream().mapToLong(TimeBar::calls).sum();
  }

  /** Returns the bars of the histogram. */
  public List<TimeBar> getRows() {
    return bars;
  }

  /** Returns whether a bar holds slow executions. */
  public boolean isSlow(TimeBar bar) {
    return bar.from() >= Thresholds.SLOW_QUERY_MS;
  }

  /** Returns a bar's share of all executions, 0 to 1. */
  public double share(TimeBar bar) {
    return bar.calls() / (double) Math.max(1, calls);
  }

  /** Formats the interval of a bar: {@code 0.2 – 0.5 ms}, {@code 1 – 2 s}, {@code over 10 s}. */
  public String label(TimeBar bar) {
    return Double.isInfinite(bar.to())
        ? "over " + time(bar.from())
        : bar.from() == 0 ? "up to " + time(bar.to()) : span(bar);
  }

  private static String span(TimeBar bar) {
    String from = time(bar.from());
    String to = time(bar.to());
    boolean sameUnit = from.endsWith(" ms") == to.endsWith(" ms");
    return (sameUnit ? from.substring(0, from.indexOf(' ')) : from) + " – " + to;
  }

  private static String time(double millis) {
    return millis < 1
        ? BigDecimal.valueOf(millis).stripTrailingZeros().toPlainString() + " ms"
        : Format.threshold(millis, "ms");
  }

  static String calls(long number) {
    return Format.things(number, "call");
  }

  /** Returns the threshold for slow executions as text. */
  public String getSlowOver() {
    return Thresholds.slowQuery();
  }

  /** Returns the text alternative of the chart. */
  public String getSentence() {
    return bars.stream()
        .max(Comparator.comparingLong(TimeBar::calls))
        .map(
            most ->
                "%s; most (%s) took %s; %s over %s."
                    .formatted(
                        calls(calls),
                        Format.share(share(most)),
                        label(most),
                        Format.exact(
                            bars.stream().filter(this::isSlow).mapToLong(TimeBar::calls).sum()),
                        getSlowOver()))
        .orElse("The query did not run in this range.");
  }

  /** Returns the configuration of the chart. */
  public String getJson() {
    BarChart chart = new BarChart();
    boolean below = true;
    for (TimeBar bar : bars) {
      if (below && isSlow(bar)) {
        chart.mark("slow from " + getSlowOver());
        below = false;
      }
      chart.bar(
          label(bar),
          bar.calls(),
          calls(bar.calls()) + ", " + Format.share(share(bar)),
          isSlow(bar) ? "--fill-needs-improvement" : "--fill-neutral");
    }
    return chart.json("calls", "calls");
  }
}
