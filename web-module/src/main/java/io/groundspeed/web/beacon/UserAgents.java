package io.groundspeed.web.beacon;

import io.groundspeed.probe.bounded.LruMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses user agents. There are few different ones and each takes dozens of searches, so the
 * results for recent ones are cached. Thread-safe.
 */
final class UserAgents {
  private static final int REMEMBERED = 1_000;
  private static final int LONGEST = 512;
  private static final UserAgent NONE = new UserAgent(null, false);
  private static final Map<String, UserAgent> KNOWN = new LruMap<>(REMEMBERED);

  private UserAgents() {}

  /**
   * Parses a header.
   *
   * @param header null for none
   */
  static UserAgent of(@Nullable String header) {
    if (header == null) {
      return NONE;
    }
    String some = header.length() > LONGEST ? header.substring(0, LONGEST) : header;
    synchronized (KNOWN) {
      UserAgent known = KNOWN.get(some);
      if (known != null) {
        return known;
      }
    }
    String bot = Bots.name(some);
    UserAgent read = new UserAgent(bot == null ? Browsers.of(some) : bot, bot != null);
    synchronized (KNOWN) {
      KNOWN.put(some, read);
    }
    return read;
  }

  /**
   * A parsed user agent.
   *
   * @param name browser, version and system, or the name of a program; null if unknown
   * @param isBot whether it identifies a program
   */
  record UserAgent(@Nullable String name, boolean isBot) {}
}
