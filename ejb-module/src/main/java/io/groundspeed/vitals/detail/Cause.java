package io.groundspeed.vitals.detail;

import java.util.List;

/**
 * An element that a metric was due to.
 *
 * @param target its selector; null where the browser did not tell
 * @param detail of LCP the address of its image, of INP the longest script, of CLS what the page
 *     was doing: the most frequent one, null where there is none
 * @param samples in how many of the samples
 * @param share of the samples with an attribution, 0 to 1
 * @param p75 of the metric's values, of CLS of the element's own shifts
 * @param phases in their order; none for CLS
 */
public record Cause(
    String target, String detail, long samples, double share, double p75, List<Phase> phases) {}
