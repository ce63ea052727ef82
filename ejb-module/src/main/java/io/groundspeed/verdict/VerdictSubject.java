package io.groundspeed.verdict;

import java.util.List;
import java.util.function.Function;

/**
 * What several verdicts of one source are about: the Overview shows them as one line, which opens
 * to its members.
 */
public final class VerdictSubject {
  private final String key;
  private final Place place;
  private final Function<List<Verdict>, String> sentence;

  private VerdictSubject(String key, Place place, Function<List<Verdict>, String> sentence) {
    this.key = key;
    this.place = place;
    this.sentence = sentence;
  }

  /**
   * Returns a subject.
   *
   * @param key verdicts with the same key are shown together
   * @param place of all members together
   * @param sentence summarises at least two members, which are ordered worst first
   */
  public static VerdictSubject of(
      String key, Place place, Function<List<Verdict>, String> sentence) {
    return new VerdictSubject(key, place, sentence);
  }

  /** Returns the text that identifies the subject. */
  public String key() {
    return key;
  }

  /** Returns the place of all members together. */
  Place place() {
    return place;
  }

  /** Returns one sentence about all members. */
  String sentence(List<Verdict> members) {
    return sentence.apply(members);
  }
}
