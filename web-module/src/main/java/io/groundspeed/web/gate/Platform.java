package io.groundspeed.web.gate;

import io.groundspeed.deployment.DemoSettings;
import io.groundspeed.shared.Environment;
import java.util.Set;

/**
 * The journey platform, which Groundspeed measures if there is no other application. It is disabled
 * if another application has the root of the server, unless the demo is enabled.
 */
final class Platform {
  private static final boolean DEMO = DemoSettings.of(Environment.ofProcess()).on();

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

  /** The paths of the product itself, which has no public pages. */
  private static final Set<String> PRODUCT =
      Set.of(
          "/admin", "/api", "/account", "/login", "/setup", "/health", "/jakarta.faces.resource");

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

  /** Returns whether a path may be one that a visitor of the platform has mistyped. */
  static boolean isVisited(String context, String path) {
    return isThere(context)
        && PRODUCT.stream().noneMatch(one -> path.equals(one) || path.startsWith(one + "/"));
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
