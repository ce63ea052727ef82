package io.groundspeed.shared;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Reads settings from environment variables and says which one is wrong, and why.
 *
 * @param variables name to value, as {@link System#getenv()} has them
 */
public record Environment(Map<String, String> variables) {
  /** Returns the environment of this process. */
  public static Environment ofProcess() {
    return new Environment(System.getenv());
  }

  /** Returns this node's name, as it stands in the tables; WildFly's unless it is set. */
  public String node() {
    return text("GROUNDSPEED_NODE", System.getProperty("jboss.node.name", "node"));
  }

  /** Returns a text setting, or the default where it is absent or blank. */
  public String text(String name, String byDefault) {
    String value = variables.get(name);
    return value == null || value.isBlank() ? byDefault : value.strip();
  }

  /**
   * Returns a whole number.
   *
   * @throws IllegalArgumentException naming the setting, where it is no number from least to most
   */
  public int number(String name, int byDefault, int least, int most) {
    String value = text(name, null);
    if (value == null) {
      return byDefault;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the one message that names the setting
    }
    throw new IllegalArgumentException(
        "%s must be a whole number from %d to %d, not \"%s\"".formatted(name, least, most, value));
  }

  /**
   * Returns whether something is switched on.
   *
   * @throws IllegalArgumentException naming the setting, where it is neither true nor false
   */
  public boolean flag(String name, boolean byDefault) {
    String value = text(name, Boolean.toString(byDefault));
    if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
      return Boolean.parseBoolean(value);
    }
    throw new IllegalArgumentException(
        "%s must be true or false, not \"%s\"".formatted(name, value));
  }

  /** Returns a comma-separated list without blanks, empty where the setting is absent. */
  public List<String> list(String name, String byDefault) {
    return Arrays.stream(text(name, byDefault).split(","))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }
}
