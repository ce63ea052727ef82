package io.groundspeed.launcher;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a run from the environment.
 *
 * @param httpPort GROUNDSPEED_HTTP_PORT, 8080 by default
 * @param home GROUNDSPEED_HOME, {@code .groundspeed} in the clone by default
 * @param adminPassword GROUNDSPEED_ADMIN_PASSWORD; without it one is generated at the first start
 * @param demo GROUNDSPEED_DEMO, true by default: an empty platform is filled
 * @param demoPassword GROUNDSPEED_DEMO_PASSWORD; without it one is generated when the demo content
 *     is created
 * @param database GROUNDSPEED_DB_URL, _USER and _PASSWORD; without them an embedded database is
 *     kept in the home
 */
record Settings(
    int httpPort,
    Path home,
    Optional<String> adminPassword,
    boolean demo,
    Optional<String> demoPassword,
    Optional<DatabaseAddress> database) {
  private static final int MAX_PORT = 65_535;

  static Settings from(Map<String, String> environment, Path clone) {
    return new Settings(
        port(environment.getOrDefault("GROUNDSPEED_HTTP_PORT", "8080")),
        clone.resolve(environment.getOrDefault("GROUNDSPEED_HOME", ".groundspeed")),
        given(environment, "GROUNDSPEED_ADMIN_PASSWORD"),
        isTrue("GROUNDSPEED_DEMO", given(environment, "GROUNDSPEED_DEMO").orElse("true")),
        given(environment, "GROUNDSPEED_DEMO_PASSWORD"),
        given(environment, "GROUNDSPEED_DB_URL")
            .map(
                url ->
                    DatabaseAddress.parse(
                        url,
                        environment.getOrDefault("GROUNDSPEED_DB_USER", "groundspeed"),
                        environment.getOrDefault("GROUNDSPEED_DB_PASSWORD", "groundspeed"))));
  }

  private static Optional<String> given(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private static boolean isTrue(String name, String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new StartFailure(name + " must be true or false, and is \"" + text + "\".");
    };
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text.strip());
      if (port > 0 && port <= MAX_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw notAPort(text, e);
    }
    throw notAPort(text, null);
  }

  private static StartFailure notAPort(String text, @Nullable NumberFormatException cause) {
    return new StartFailure(
        "GROUNDSPEED_HTTP_PORT must be a number from 1 to 65535, and is \"" + text + "\".", cause);
  }
}
