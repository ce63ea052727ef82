package io.groundspeed.shared;

import io.groundspeed.probe.setting.LenientSettings;
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
  private static final int LONGEST_NODE = 100;

  /** Returns the environment of this process. */
  public static Environment ofProcess() {
    return new Environment(System.getenv());
  }

  /**
   * Returns this node's name, as stored in the tables; by default WildFly's node name.
   *
   * @throws IllegalArgumentException naming the setting, if it is too long for the screens
   */
  public String node() {
    String node = text("GROUNDSPEED_NODE", System.getProperty("jboss.node.name", "node"));
    require(
        node.length() <= LONGEST_NODE,
        "GROUNDSPEED_NODE",
        "at most %d characters long".formatted(LONGEST_NODE),
        node);
    return node;
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
    return strict().number(name, byDefault, least, most);
  }

  /** Returns the same settings for the probe's readers; an invalid one throws what this throws. */
  public LenientSettings strict() {
    return new LenientSettings(
        variables,
        complaint -> {
          throw new IllegalArgumentException(complaint);
        });
  }

  /**
   * Returns a boolean setting.
   *
   * @throws IllegalArgumentException naming the setting, if it is neither true nor false
   */
  public boolean flag(String name, boolean byDefault) {
    String value = text(name, Boolean.toString(byDefault));
    require(
        value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false"),
        name,
        "true or false",
        value);
    return Boolean.parseBoolean(value);
  }

  /**
   * Requires a rule of a setting.
   *
   * @param rule continues the sentence "… must be"
   * @throws IllegalArgumentException naming the setting, the rule and the value, if it is broken
   */
  public static void require(boolean holds, String name, String rule, String value) {
    if (!holds) {
      throw new IllegalArgumentException(LenientSettings.complaint(name, rule, value));
    }
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
