package io.groundspeed.web.account;

import io.groundspeed.shared.Environment;
import java.time.Duration;

/**
 * How long sessions last, and how many there are.
 *
 * @param longest after which a session ends, however busy it is: a screen that refreshes itself
 *     would keep it alive for ever; 1 to 168 hours
 * @param mostOfAccount how many one account may have, 1 to 1,000; the one least recently used ends
 * @param most how many there may be on this node, 10 to 100,000; then nobody can log in
 */
record SessionSettings(Duration longest, int mostOfAccount, int most) {
  static SessionSettings of(Environment env) {
    return new SessionSettings(
        Duration.ofHours(env.number("GROUNDSPEED_SESSION_HOURS", 12, 1, 168)),
        env.number("GROUNDSPEED_SESSIONS_PER_ACCOUNT", 20, 1, 1_000),
        env.number("GROUNDSPEED_SESSIONS", 2_000, 10, 100_000));
  }
}
