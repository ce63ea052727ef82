package io.groundspeed.vitals;

import io.groundspeed.shared.PageView;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whose page views figures are about; views of different populations are never in one percentile.
 */
public enum Population {
  /** People who loaded a page. */
  VISITS("visits", "Visits", ""),

  /** People who went on within a page that replaces its own content. */
  SOFT_NAVIGATIONS("soft", "Soft navigations", "~soft"),

  /** Crawlers, monitors and browsers that a program drives. */
  BOTS("bots", "Bots", "~bot");

  private static final String SOFT_NAVIGATION = "soft-navigation";

  private final String word;
  private final String title;
  private final String suffix;
  private final List<String> subjects;

  Population(String word, String title, String suffix) {
    this.word = word;
    this.title = title;
    this.suffix = suffix;
    this.subjects =
        Arrays.stream(VitalMetric.values()).map(metric -> metric.name() + suffix).toList();
  }

  /** Returns the word that addresses and the API have for it. */
  public String getWord() {
    return word;
  }

  /** Returns what the screen calls it. */
  public String getTitle() {
    return title;
  }

  /** Returns the words of all. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Population::getWord).toList();
  }

  /** Returns the one of that word. */
  public static Optional<Population> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }

  static Population of(PageView view) {
    if (view.bot()) {
      return BOTS;
    }
    return SOFT_NAVIGATION.equals(view.navigationType()) ? SOFT_NAVIGATIONS : VISITS;
  }

  /** Returns the name that sketches of a metric have; those of visits have the metric's own. */
  String subject(VitalMetric metric) {
    return subjects.get(metric.ordinal()); // made once: asked for with each sample
  }

  /** Returns the names that sketches of all metrics have. */
  List<String> subjects() {
    return subjects;
  }

  /** Returns the name of the metric that sketches of this name are of. */
  static String metric(String subject) {
    int end = subject.indexOf('~');
    return end < 0 ? subject : subject.substring(0, end);
  }

  /** Returns what the raw log gets for it: its word, but for visits null, which takes no room. */
  String stored() {
    return this == VISITS ? null : word;
  }
}
