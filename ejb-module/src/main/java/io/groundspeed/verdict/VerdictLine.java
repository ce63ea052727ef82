package io.groundspeed.verdict;

import java.util.List;

/**
 * One line of the Overview: a verdict, or several about one subject.
 *
 * @param id identifies the line on the page, also after a refresh
 * @param verdict the only one, or a summary of all with the rating and values of the worst
 * @param members worst first; empty for a single verdict
 */
public record VerdictLine(String id, Verdict verdict, List<Verdict> members) {
  static VerdictLine of(List<Verdict> worstFirst) {
    Verdict worst = worstFirst.get(0);
    VerdictSubject subject = worst.subject();
    if (subject == null || worstFirst.size() == 1) {
      return new VerdictLine(id(worst.place().toString()), worst, List.of());
    }
    Verdict all =
        new Verdict(
            worst.rating(),
            subject.sentence(worstFirst),
            subject.place(),
            subject,
            worst.measured(),
            worst.since());
    return new VerdictLine(id(subject.key()), all, worstFirst);
  }

  private static String id(String key) {
    return "verdict-" + Integer.toHexString(key.hashCode());
  }

  /** Returns whether there are several verdicts. */
  public boolean isGroup() {
    return !members.isEmpty();
  }
}
