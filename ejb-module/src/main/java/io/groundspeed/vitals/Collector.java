package io.groundspeed.vitals;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The library that measured a vital, derived from the id of the vital: {@code v5-…} means version 5
 * of the web-vitals library, {@code g1-…} version 1 of Groundspeed's tracker. Both continue with
 * the time of the page view in milliseconds and a random number.
 */
public final class Collector {
  /** Groups: the collector, its version, the time of the page view. */
  static final Pattern DATED_ID = Pattern.compile("([vg])(\\d{1,3})-(\\d{13})-\\d+");

  private Collector() {}

  /**
   * Returns for example {@code web-vitals 5}; null if the id does not identify the collector.
   *
   * @param id may be null
   */
  public static @Nullable String of(@Nullable String id) {
    Matcher dated = id == null ? null : DATED_ID.matcher(id);
    if (dated == null || !dated.matches()) {
      return null;
    }
    return (dated.group(1).equals("g") ? "groundspeed " : "web-vitals ") + dated.group(2);
  }
}
