package io.groundspeed.shared;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks text that looks like a secret, mainly in exception messages. */
public final class Secrets {
  /** The replacement for a masked secret. */
  public static final String MASK = "•••";

  /** {@code scheme://user:password@host}: the whole user information is masked. */
  private static final Pattern IN_URL = Pattern.compile("(://)[^/\\s@\"']{1,200}@");

  private static final Pattern HEADER =
      Pattern.compile(
          "((?:proxy-)?authorization\"?\\s{0,5}[:=]\\s{0,5}\"?)(?:(basic|bearer|digest)\\s{1,5})?[^\\s,;\"']{1,4000}",
          Pattern.CASE_INSENSITIVE);

  /** {@code name=value}, {@code name: value} and {@code "name": "value"}. */
  private static final Pattern NAMED =
      Pattern.compile(
          "((?:pass(?:word|wd|phrase|code)|pwd|secret|token|api[_-]?key|private[_-]?key"
              + "|access[_-]?key|credentials?|cookie|j?session(?:id)?|signature|cvv|iban)"
              + "\"?\\s{0,5}[=:]\\s{0,5})"
              + "(\"[^\"]{0,4000}\"?|'[^']{0,4000}'?|[^\\s&;,)}\\]\"']{1,4000})",
          Pattern.CASE_INSENSITIVE);

  private Secrets() {}

  /** Returns the text with its secrets masked. */
  public static String mask(String text) {
    String masked = IN_URL.matcher(text).replaceAll("$1" + MASK + "@");
    masked = HEADER.matcher(masked).replaceAll(Secrets::header);
    return NAMED.matcher(masked).replaceAll("$1" + MASK);
  }

  private static String header(java.util.regex.MatchResult found) {
    String scheme = found.group(2) == null ? "" : found.group(2) + " ";
    return Matcher.quoteReplacement(found.group(1) + scheme + MASK);
  }
}
