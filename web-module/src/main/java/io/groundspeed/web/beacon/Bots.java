package io.groundspeed.web.beacon;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Detects programs that identify themselves: crawlers, website monitors, measuring tools, headless
 * browsers. HTTP libraries do not count, because applications use them to send vitals.
 */
final class Bots {
  private static final int LONGEST = 512;
  private static final int LONGEST_NAME = 32;

  /** CUBOT is a brand of phones. PTST is WebPageTest; the names after it are services. */
  private static final Pattern NAMES =
      Pattern.compile(
          "[\\w.-]{0,40}?(?:(?<!\\bcu)bot(?![a-z])|crawl|spider|slurp|archiver|headless|lighthouse|pagespeed"
              + "|phantomjs|\\bPTST/|google-inspectiontool|mediapartners-google|google-read-aloud"
              + "|facebookexternalhit|bingpreview|gtmetrix|pingdom|uptime|site24x7|statuscake"
              + "|synthetic|catchpoint|checkly|dareboost|speedcurve|monitor(?:ing)?\\b)[\\w.-]*",
          Pattern.CASE_INSENSITIVE);

  private Bots() {}

  /**
   * Returns the name of the bot in a user agent, for example {@code Googlebot}; null if there is
   * none.
   *
   * @param agent null for null
   */
  static @Nullable String name(@Nullable String agent) {
    if (agent == null) {
      return null;
    }
    Matcher name = NAMES.matcher(agent.substring(0, Math.min(LONGEST, agent.length())));
    return name.find() ? Texts.head(name.group(), LONGEST_NAME) : null;
  }
}
