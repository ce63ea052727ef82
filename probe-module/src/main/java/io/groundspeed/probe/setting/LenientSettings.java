package io.groundspeed.probe.setting;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Settings from the environment. An invalid value is named in the log and counts as unset. */
public record LenientSettings(Map<String, String> env) {
  private static final Logger LOG = Logger.getLogger(LenientSettings.class.getName());

  /** Returns the settings of this process. */
  public static LenientSettings ofProcess() {
    return new LenientSettings(System.getenv());
  }

  /**
   * Returns a whole number from {@code least} to {@code most}; the default if it is absent or
   * invalid.
   */
  public int number(String name, int byDefault, int least, int most) {
    String text = env.get(name);
    try {
      int value = text == null || text.isBlank() ? byDefault : Integer.parseInt(text.strip());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // reported below
    }
    LOG.log(
        Level.WARNING,
        "{0} must be a whole number from {1} to {2}; {3} is used instead.",
        new Object[] {name, least, most, byDefault});
    return byDefault;
  }

  /** Returns whether a setting is {@code on}. */
  public boolean flag(String name, boolean byDefault) {
    String text = env.getOrDefault(name, "").strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty() || text.equals("on") || text.equals("off")) {
      return text.isEmpty() ? byDefault : text.equals("on");
    }
    LOG.log(
        Level.WARNING,
        "{0} must be on or off; {1} is used instead.",
        new Object[] {name, byDefault ? "on" : "off"});
    return byDefault;
  }

  /** Returns a comma-separated list without blanks; empty if the setting is absent. */
  public List<String> list(String name) {
    return Stream.of(env.getOrDefault(name, "").split(","))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }
}
