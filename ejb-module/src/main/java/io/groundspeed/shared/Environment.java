package io.groundspeed.shared;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings from environment variables. Errors name the invalid setting and the reason.
 *
 * @param variables values by name, as in {@link System#getenv()}
 */
public record Environment(Map<String, String> variables) {
  /** Returns the environment of this process. */
  public static Environment ofProcess() {
    return new Environment(System.getenv());
  }

  /** Returns this node's name, as stored in the tables; by default WildFly's node name. */
  public String node() {
    return text("GROUNDSPEED_NODE", System.getProperty("jboss.node.name", "node"));
  }

  /** Returns a text setting, or the default if it is absent or blank. */
  public String text(String name, String byDefault) {
    String value = text(name);
    return value == null ? byDefault : value;
  }

  /** Returns a text setting; null if it is absent or blank. */
  public @Nullable String text(String name) {
    String value = variables.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /**
   * Returns an integer setting.
   *
   * @throws IllegalArgumentException naming the setting, if it is not an integer from {@code least}
   *     to {@code most}
   */
  public int number(String name, int byDefault, int least, int most) {
    String value = text(name);
    if (value == null) {
      return byDefault;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the message that names the setting
    }
    throw new IllegalArgumentException(
        "%s must be a whole number from %d to %d, not \"%s\"".formatted(name, least, most, value));
  }

  /**
   * Returns a boolean setting.
   *
   * @throws IllegalArgumentException naming the setting, if it is neither true nor false
   */
  public boolean flag(String name, boolean byDefault) {
    String value = text(name, Boolean.toString(byDefault));
    if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
      return Boolean.parseBoolean(value);
    }
    throw new IllegalArgumentException(
        "%s must be true or false, not \"%s\"".formatted(name, value));
  }

  /**
   * Returns a comma-separated list without surrounding blanks and empty items.
   *
   * @param byDefault the list if the setting is absent
   */
  public List<String> list(String name, String byDefault) {
    return Arrays.stream(text(name, byDefault).split(","))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }
}
