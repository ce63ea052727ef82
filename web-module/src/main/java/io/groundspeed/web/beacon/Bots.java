package io.groundspeed.web.beacon;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Programs that ask for pages and say so: crawlers, monitors of websites, tools that measure them,
 * browsers without a window. Libraries for HTTP are none: applications send vitals by them.
 */
final class Bots {
  private static final int LONGEST = 512;
  private static final int LONGEST_NAME = 32;

  /** CUBOT makes telephones. PTST is WebPageTest; the names behind it are those of services. */
  private static final Pattern NAMES =
      Pattern.compile(
          "[\\w.-]{0,40}?(?:(?<!\\bcu)bot(?![a-z])|crawl|spider|slurp|archiver|headless|lighthouse|pagespeed"
              + "|phantomjs|\\bPTST/|google-inspectiontool|mediapartners-google|google-read-aloud"
              + "|facebookexternalhit|bingpreview|gtmetrix|pingdom|uptime|site24x7|statuscake"
              + "|synthetic|catchpoint|checkly|dareboost|speedcurve|monitor(?:ing)?\\b)[\\w.-]*",
          Pattern.CASE_INSENSITIVE);

  private Bots() {}

  /**
   * Returns the name of the one that a user agent names, for example {@code Googlebot}; null where
   * it names none.
   *
   * @param agent null for null
   */
  static String name(String agent) {
    if (agent == null) {
      return null;
    }
    Matcher name = NAMES.matcher(agent.substring(0, Math.min(LONGEST, agent.length())));
    return name.find() ? Texts.head(name.group(), LONGEST_NAME) : null;
  }
}
