package io.groundspeed.web.account;

import io.groundspeed.shared.Environment;
import java.time.Duration;

/**
 * How long sessions last, and how many are allowed.
 *
 * @param longest maximum age, even of an active session: a screen that refreshes itself would
 *     otherwise keep it alive for ever; 1 to 168 hours
 * @param mostOfAccount maximum number per account, 1 to 1,000; beyond it, the least recently used
 *     session ends
 * @param most maximum number on this node, 10 to 100,000; beyond it, no one can log in
 */
public record SessionSettings(Duration longest, int mostOfAccount, int most) {
  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException naming the invalid setting
   */
  public static SessionSettings of(Environment env) {
    return new SessionSettings(
        Duration.ofHours(env.number("GROUNDSPEED_SESSION_HOURS", 12, 1, 168)),
        env.number("GROUNDSPEED_SESSIONS_PER_ACCOUNT", 20, 1, 1_000),
        env.number("GROUNDSPEED_SESSIONS", 2_000, 10, 100_000));
  }
}
