package io.groundspeed.deployment;

import io.groundspeed.shared.Environment;

/** The path of the product on the server, {@code GROUNDSPEED_CONTEXT_ROOT}. */
public final class ContextRoot {
  private static final String NAME = "GROUNDSPEED_CONTEXT_ROOT";

  private ContextRoot() {}

  /**
   * Reads the setting; by default {@code /}.
   *
   * @throws IllegalArgumentException naming the setting, if it is no plain path
   */
  public static String of(Environment env) {
    String root = env.text(NAME, "/");
    Environment.require(
        root.matches("/|(/[A-Za-z0-9._~-]+)+"), NAME, "/ or a path such as /perf", root);
    return root;
  }
}
