package io.groundspeed.vitals.detail;

import java.util.List;

/**
 * The causes of a page's metric.
 *
 * @param samples number of inspected samples that have an attribution
 * @param phases over all of them; none for CLS
 * @param elements most frequent first
 */
public record Causes(long samples, List<Phase> phases, List<Cause> elements) {
  static final Causes NONE = new Causes(0, List.of(), List.of());

  public Causes {
    phases = List.copyOf(phases);
    elements = List.copyOf(elements);
  }
}
