package io.groundspeed.database.activity;

import io.groundspeed.shared.Environment;

/**
 * Settings of the sampler.
 *
 * @param on {@code GROUNDSPEED_ACTIVITY}, {@code true} by default: whether the sessions of the
 *     measured databases are sampled
 */
public record ActivitySettings(boolean on) {
  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException naming the invalid setting
   */
  public static ActivitySettings of(Environment env) {
    return new ActivitySettings(env.flag("GROUNDSPEED_ACTIVITY", true));
  }
}
