package io.groundspeed.deployment;

import io.groundspeed.shared.Environment;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the demo application.
 *
 * @param on {@code GROUNDSPEED_DEMO}, {@code false} by default: whether an empty platform is filled
 *     with demo content, and whether the demo application exists at another context root than /
 * @param password {@code GROUNDSPEED_DEMO_PASSWORD} of the demo users; null: they can't log in
 */
public record DemoSettings(boolean on, @Nullable String password) {
  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException naming the invalid setting
   */
  public static DemoSettings of(Environment env) {
    return new DemoSettings(
        env.flag("GROUNDSPEED_DEMO", false), env.text("GROUNDSPEED_DEMO_PASSWORD"));
  }
}
