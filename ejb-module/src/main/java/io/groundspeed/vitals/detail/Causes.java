package io.groundspeed.vitals.detail;

import java.util.List;

/**
 * What a metric of a page was due to.
 *
 * @param samples how many of those looked at have an attribution
 * @param phases over all of them; none for CLS
 * @param elements the most frequent first
 */
public record Causes(long samples, List<Phase> phases, List<Cause> elements) {
  static final Causes NONE = new Causes(0, List.of(), List.of());

  public Causes {
    phases = List.copyOf(phases);
    elements = List.copyOf(elements);
  }
}
