package io.groundspeed.vitals;

import io.groundspeed.page.PageView;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The populations of page views. Views of different populations are never combined in one
 * percentile.
 */
public enum Population {
  /** People who loaded a page. */
  VISITS("visits", "Visits", ""),

  /** Navigation by people within a single-page application. */
  SOFT_NAVIGATIONS("soft", "Soft navigations", "~soft"),

  /** Crawlers, monitors and automated browsers. */
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

  /** Returns its name in addresses and in the API. */
  public String getWord() {
    return word;
  }

  /** Returns its name on the screen. */
  public String getTitle() {
    return title;
  }

  /** Returns the names of all populations. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Population::getWord).toList();
  }

  /** Returns the population with a name; empty if there is none. */
  public static Optional<Population> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }

  static Population of(PageView view) {
    if (view.bot()) {
      return BOTS;
    }
    return SOFT_NAVIGATION.equals(view.navigationType()) ? SOFT_NAVIGATIONS : VISITS;
  }

  /** Returns the name of a metric's sketches; for visits, it is the metric's name. */
  String subject(VitalMetric metric) {
    return subjects.get(metric.ordinal()); // created once, because it is read for each sample
  }

  /** Returns the names of the sketches of all metrics. */
  List<String> subjects() {
    return subjects;
  }

  /** Returns the population of sketches with this name. */
  static Population ofSubject(String subject) {
    return Arrays.stream(values())
        .filter(one -> one.subjects.contains(subject))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the name of the metric of sketches with this name. */
  static String metric(String subject) {
    int end = subject.indexOf('~');
    return end < 0 ? subject : subject.substring(0, end);
  }

  /** Returns the value for the raw log: null for visits, because null takes no space. */
  @Nullable String stored() {
    return this == VISITS ? null : word;
  }
}
