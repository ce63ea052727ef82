package io.groundspeed.verdict;

import io.groundspeed.telemetry.sketch.Rating;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The verdicts of all features as the Overview shows them.
 *
 * @param open the worst lines that need attention, at most {@link #MOST_OPEN}, worst first
 * @param more the others that need attention, worst first
 * @param unrated the verdicts for which there is not enough data
 * @param fine the good ones
 */
public record VerdictBoard(
    List<VerdictLine> open, List<VerdictLine> more, List<Verdict> unrated, List<Verdict> fine) {
  /** Maximum number of lines that are not folded. */
  public static final int MOST_OPEN = 7;

  /** Orders verdicts and groups those about the same subject. */
  public static VerdictBoard of(List<Verdict> verdicts) {
    List<Verdict> sorted = verdicts.stream().sorted(Verdict.WORST_FIRST).toList();
    Map<Object, List<Verdict>> groups = new LinkedHashMap<>();
    for (Verdict verdict : sorted) {
      if (verdict.isOpen()) {
        VerdictSubject subject = verdict.subject();
        groups
            .computeIfAbsent(subject == null ? verdict : subject.key(), key -> new ArrayList<>())
            .add(verdict);
      }
    }
    List<VerdictLine> lines = groups.values().stream().map(VerdictLine::of).toList();
    int shown = Math.min(MOST_OPEN, lines.size());
    return new VerdictBoard(
        lines.subList(0, shown),
        lines.subList(shown, lines.size()),
        sorted.stream().filter(verdict -> verdict.rating() == null).toList(),
        sorted.stream().filter(verdict -> verdict.rating() == Rating.GOOD).toList());
  }
}
