package io.groundspeed.verdict;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The screen that a verdict links to.
 *
 * @param path of the screen
 * @param parameters query parameters that select the subject on that screen
 */
public record Place(String path, Map<String, String> parameters) {
  /** Returns a whole screen. */
  public static Place of(Screen screen) {
    return new Place(screen.getPath(), Map.of());
  }

  /** Returns this place with an additional query parameter. */
  public Place with(String parameter, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(parameter, value);
    return new Place(path, more);
  }
}
