package io.groundspeed.web.vitals;

import io.groundspeed.format.Format;
import io.groundspeed.vitals.detail.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The phases of a metric as one bar; the width of each is its share of the total. */
public final class PhaseBar {
  private final List<Part> parts;

  /**
   * One phase in the bar.
   *
   * @param name of the phase
   * @param time formatted duration
   * @param exact duration with more digits than a reader needs
   * @param from start position, 0 to 1
   * @param share width, 0 to 1
   * @param place 1 for the first phase
   */
  public record Part(
      String name, String time, String exact, double from, double share, int place) {}

  private PhaseBar(List<Part> parts) {
    this.parts = parts;
  }

  /** Returns the bar of phases; a phase with an unknown duration has no width. */
  public static PhaseBar of(List<Phase> phases) {
    double total = phases.stream().mapToDouble(PhaseBar::known).sum();
    List<Part> parts = new ArrayList<>();
    double from = 0;
    for (Phase phase : phases) {
      double share = total == 0 ? 0 : known(phase) / total;
      parts.add(
          new Part(
              phase.name(),
              Format.duration(phase.p75()),
              Format.exactDuration(phase.p75()),
              from,
              share,
              parts.size() + 1));
      from += share;
    }
    return new PhaseBar(parts);
  }

  private static double known(Phase phase) {
    return Double.isNaN(phase.p75()) ? 0 : phase.p75();
  }

  /** Returns the phases in their order. */
  public List<Part> getParts() {
    return parts;
  }

  /** Returns whether there are no phases. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Returns the text alternative of the bar. */
  public String getSentence() {
    return parts.stream()
        .map(part -> part.name() + " " + part.time())
        .collect(Collectors.joining(", "));
  }
}
