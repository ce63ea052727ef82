package io.groundspeed.probe.setting;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Settings from the environment. An invalid value counts as unset.
 *
 * @param env values by name, as in {@link System#getenv()}
 * @param complaints receives a sentence for each invalid value, which begins with its variable
 */
public record LenientSettings(Map<String, String> env, Consumer<String> complaints) {
  private static final Logger LOG = Logger.getLogger(LenientSettings.class.getName());

  /** Returns settings that name invalid values in the log. */
  public static LenientSettings logged(Map<String, String> env) {
    return new LenientSettings(env, LOG::warning);
  }

  /** Returns the settings of this process. */
  public static LenientSettings ofProcess() {
    return logged(System.getenv());
  }

  /** Returns a setting without blanks around it; the default if it is absent or blank. */
  public String text(String name, String byDefault) {
    String text = env.getOrDefault(name, "").strip();
    return text.isEmpty() ? byDefault : text;
  }

  /**
   * Returns a whole number from {@code least} to {@code most}; the default if it is absent or
   * invalid.
   */
  public int number(String name, int byDefault, int least, int most) {
    String text = text(name, "");
    if (text.isEmpty()) {
      return byDefault;
    }
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // reported below
    }
    refuse(name, "a whole number from %d to %d".formatted(least, most), text);
    return byDefault;
  }

  /** Returns whether a setting is {@code on}. */
  public boolean flag(String name, boolean byDefault) {
    String text = text(name, "").toLowerCase(Locale.ROOT);
    if (!text.isEmpty() && !text.equals("on") && !text.equals("off")) {
      refuse(name, "on or off", text);
      return byDefault;
    }
    return text.isEmpty() ? byDefault : text.equals("on");
  }

  /** Returns a comma-separated list without blanks; empty if the setting is absent. */
  public List<String> list(String name) {
    return Stream.of(text(name, "").split(","))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  /**
   * Reports an invalid value.
   *
   * @param rule continues the sentence "… must be"
   */
  public void refuse(String name, String rule, String value) {
    complaints.accept(complaint(name, rule, value));
  }

  /**
   * Returns the sentence about an invalid value.
   *
   * @param rule continues the sentence "… must be"
   */
  public static String complaint(String name, String rule, String value) {
    return "%s must be %s, not \"%s\"".formatted(name, rule, value);
  }
}
