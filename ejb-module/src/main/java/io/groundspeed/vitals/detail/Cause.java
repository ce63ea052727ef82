package io.groundspeed.vitals.detail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An element that caused a metric's values.
 *
 * @param target its selector; null if the browser did not report it
 * @param detail the most frequent detail: for LCP the URL of its image, for INP the longest script,
 *     for CLS the page's load state; null if there is none
 * @param samples number of samples with this element
 * @param share of the samples with an attribution, 0 to 1
 * @param p75 75th percentile of the metric's values; for CLS, of the element's own shifts
 * @param phases in order; none for CLS
 */
public record Cause(
    @Nullable String target,
    @Nullable String detail,
    long samples,
    double share,
    double p75,
    List<Phase> phases) {
  /** Returns it with its share of all samples. */
  Cause ofAll(long all) {
    return new Cause(target, detail, samples, (double) samples / all, p75, phases);
  }
}
