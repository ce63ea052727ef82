package io.groundspeed.web.gate;

import io.groundspeed.shared.Environment;
import java.util.Set;

/**
 * The journey platform, which Groundspeed measures if there is no other application. It is disabled
 * if another application has the root of the server, unless the demo is enabled.
 */
final class Platform {
  private static final boolean DEMO = Environment.ofProcess().flag("GROUNDSPEED_DEMO", false);

  private static final Set<String> EXACT = Set.of("/me", "/mentor");
  private static final Set<String> PREFIXES =
      Set.of(
          "/mentors",
          "/journeys",
          "/sections",
          "/certificates",
          "/api/journeys",
          "/api/sections",
          "/api/reviews",
          "/api/certificates",
          "/api/exports");
  private static final Set<String> HOME = Set.of("", "/", "/index");

  private Platform() {}

  /**
   * Returns whether the platform is enabled.
   *
   * @param context empty at the root of the server
   */
  static boolean isThere(String context) {
    return DEMO || context.isEmpty();
  }

  static boolean isHome(String path) {
    return HOME.contains(path);
  }

  /** Returns whether a path, without context path and query, belongs to the platform. */
  static boolean has(String path) {
    return EXACT.contains(path)
        || PREFIXES.stream().anyMatch(one -> path.equals(one) || path.startsWith(one + "/"));
  }
}
