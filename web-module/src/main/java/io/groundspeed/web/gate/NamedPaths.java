package io.groundspeed.web.gate;

import java.util.Set;

/**
 * The paths that {@code web.xml} lists, for everyone or for some roles. The container answers 403
 * for all other paths; since no one may open them, they are shown as 404.
 */
public final class NamedPaths {
  private static final Set<String> EXACT =
      Set.of(
          "/",
          "/index",
          "/login",
          "/logout",
          "/setup",
          "/account/link",
          "/account/password",
          "/home",
          "/health/live",
          "/health/ready",
          "/groundspeed.js",
          "/groundspeed-more.js");
  private static final Set<String> PREFIXES = Set.of("/admin", "/api", "/jakarta.faces.resource");

  private NamedPaths() {}

  /** Returns whether a path, without its query, is listed. */
  public static boolean contains(String path) {
    return Platform.has(path)
        || EXACT.contains(path)
        || PREFIXES.stream().anyMatch(one -> path.equals(one) || path.startsWith(one + "/"));
  }
}
