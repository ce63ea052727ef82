package io.groundspeed.web.beacon;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the browser, its version and the operating system from a user agent. The rest has little
 * use, helps to identify visitors, and would be repeated in every row.
 */
final class Browsers {
  private static final int LONGEST = 32;
  private static final int LONGEST_AGENT = 512;

  /** The first match wins, because most user agents also contain the names of other browsers. */
  private static final String[][] BROWSERS = {
    {"Edge", "Edg(?:e|A|iOS)?/(\\d{1,4})"},
    {"Opera", "OPR/(\\d{1,4})"},
    {"Samsung Internet", "SamsungBrowser/(\\d{1,4})"},
    {"Firefox", "(?:Firefox|FxiOS)/(\\d{1,4})"},
    {"Chrome", "(?:Chrome|CriOS|HeadlessChrome)/(\\d{1,4})"},
    {"Safari", "Version/(\\d{1,4})[^ ]* (?:Mobile/\\w+ )?Safari"}
  };

  private static final String[][] SYSTEMS = {
    {"Android", "Android"},
    {"iOS", "iPhone|iPad|iPod"},
    {"Windows", "Windows"},
    {"macOS", "Macintosh"},
    {"ChromeOS", "CrOS"},
    {"Linux", "Linux"}
  };

  private static final Pattern[] BROWSER_PATTERNS = patterns(BROWSERS);
  private static final Pattern[] SYSTEM_PATTERNS = patterns(SYSTEMS);

  private Browsers() {}

  /**
   * Returns for example {@code Chrome 141 Android}; for an unknown browser, the beginning of its
   * user agent.
   *
   * @param agent null for null
   */
  static @Nullable String of(@Nullable String agent) {
    if (agent == null) {
      return null;
    }
    String some = agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent;
    for (int i = 0; i < BROWSERS.length; i++) {
      Matcher browser = BROWSER_PATTERNS[i].matcher(some);
      if (browser.find()) {
        return BROWSERS[i][0] + ' ' + browser.group(1) + system(some);
      }
    }
    return Texts.head(Texts.printable(Addresses.withoutSecrets(some)), LONGEST);
  }

  private static String system(String agent) {
    for (int i = 0; i < SYSTEMS.length; i++) {
      if (SYSTEM_PATTERNS[i].matcher(agent).find()) {
        return ' ' + SYSTEMS[i][0];
      }
    }
    return "";
  }

  private static Pattern[] patterns(String[][] named) {
    Pattern[] patterns = new Pattern[named.length];
    for (int i = 0; i < named.length; i++) {
      patterns[i] = Pattern.compile(named[i][1]);
    }
    return patterns;
  }
}
