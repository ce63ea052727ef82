package io.groundspeed.web.beacon;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes the parts of addresses that may identify a visitor from texts: query, fragment, user info
 * and path parameters ({@code ;jsessionid=…}), wherever in a text the address is.
 *
 * <p>A text that begins as an address is treated as one address. Within a longer text, an address
 * ends at white space, at a quotation mark or angle bracket, or at the bracket that closes one
 * opened before it. The rest of the text is unchanged; removed parts are not replaced.
 */
final class Addresses {
  /** An address with a scheme or a host, or an absolute path, within a text. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:[A-Za-z][A-Za-z0-9+.-]{0,20}:)?[/\\\\]{2}[^\\s\"<>`]*"
              + "|(?<![^\\s\"'(\\[{=,:])/[^\\s\"<>`]*");

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");

  /** A query whose address is not recognised, for example that of a relative address. */
  private static final Pattern QUERY = Pattern.compile("(?:\\?|(?i:%3f))[^\\s\"<>`]+");

  private static final Pattern PARAMETER =
      Pattern.compile("(?:;|(?i:%3b))[\\w.~%-]{1,64}=[^\\s\"<>`/;?#]*");

  /** The second field of a query or form. */
  private static final Pattern FIELD = Pattern.compile("&[\\w.~%\\[\\]-]{1,64}=");

  /** A field whose name suggests a secret value. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)([\\w-]{0,32}(?:token|secret|passw|pwd|session|sid|auth|apikey|api_key|jwt|signature"
              + "|credential|otp|email)[\\w-]{0,32}\\s?=\\s?)[^\\s\"<>`&;,)\\]]+");

  private static final Pattern DATA = Pattern.compile("(?i)\\bdata:[^\\s\"'<>`)]*");

  private static final List<String> BRACKETS = List.of("()", "[]", "{}", "''");
  private static final int LOOK_BACK = 64;

  private Addresses() {}

  /** Returns a text without the parts of its addresses that may identify a visitor. */
  static String withoutSecrets(String text) {
    if (!isSuspicious(text)) {
      return text;
    }
    if (beginsAsAddress(text)) {
      return address(text);
    }
    String clean = replaceAddresses(text);
    clean = replace(QUERY, clean);
    clean = PARAMETER.matcher(clean).replaceAll("");
    clean = withoutFields(clean);
    clean = SECRET.matcher(clean).replaceAll("$1");
    return DATA.matcher(clean).replaceAll("data:");
  }

  /**
   * Returns whether a text needs cleaning. Most are selectors, words and clean addresses, for which
   * one pass over the characters is enough.
   */
  private static boolean isSuspicious(String text) {
    boolean path = false;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '?', ';', '=', '@', '%' -> {
          return true;
        }
        case '/', '\\' -> path = true;
        case ':' -> {
          if (i >= 4 && text.regionMatches(true, i - 4, "data", 0, 4)) {
            return true;
          }
        }
        case '#' -> {
          if (path) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }

  private static boolean beginsAsAddress(String text) {
    if (text.startsWith("/") || text.startsWith("\\")) {
      return true;
    }
    int scheme = text.indexOf("://");
    return scheme > 0 && SCHEME.matcher(text).region(0, scheme).matches();
  }

  /**
   * Returns an address without its user info, path parameters, query and fragment. Of a {@code
   * data:} address only the scheme is kept.
   *
   * @param address the raw address, starting with its scheme, host or path
   */
  static String address(String address) {
    if (address.regionMatches(true, 0, "data:", 0, 5)) {
      return "data:";
    }
    String path = withoutParameters(address.substring(0, endOfPath(address)));
    StringBuilder clean = new StringBuilder(path.length());
    int from = 0;
    for (int host = path.indexOf("//"); host >= 0; host = path.indexOf("//", from)) {
      int user = -1;
      int to = host + 2;
      for (; to < path.length() && path.charAt(to) != '/' && path.charAt(to) != '\\'; to++) {
        user = path.charAt(to) == '@' ? to : user;
      }
      clean.append(path, from, host + 2).append(path, user < 0 ? host + 2 : user + 1, to);
      from = to;
    }
    return clean.append(path, from, path.length()).toString();
  }

  private static int endOfPath(String address) {
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (c == '?' || c == '#' || c == '%' && isEscape(address, i, "3f")) {
        return i;
      }
    }
    return address.length();
  }

  private static String withoutParameters(String path) {
    if (path.indexOf(';') < 0 && !path.toLowerCase(Locale.ROOT).contains("%3b")) {
      return path;
    }
    StringBuilder clean = new StringBuilder(path.length());
    boolean within = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      within = c != '/' && (within || c == ';' || c == '%' && isEscape(path, i, "3b"));
      if (!within) {
        clean.append(c);
      }
    }
    return clean.toString();
  }

  private static boolean isEscape(String text, int percent, String code) {
    return text.regionMatches(true, percent + 1, code, 0, 2);
  }

  private static String replaceAddresses(String text) {
    Matcher found = ADDRESS.matcher(text);
    StringBuilder clean = new StringBuilder(text.length());
    while (found.find()) {
      int end = endWithin(text, found.start(), found.end());
      String address = text.substring(found.start(), end);
      found.appendReplacement(clean, "");
      clean.append(address(address)).append(text, end, found.end());
    }
    return found.appendTail(clean).toString();
  }

  private static String replace(Pattern query, String text) {
    Matcher found = query.matcher(text);
    StringBuilder clean = new StringBuilder(text.length());
    while (found.find()) {
      found.appendReplacement(clean, "");
      clean.append(text, endWithin(text, found.start(), found.end()), found.end());
    }
    return found.appendTail(clean).toString();
  }

  /** Removes each word that holds {@code a=b&c=d}. */
  private static String withoutFields(String text) {
    Matcher found = FIELD.matcher(text);
    StringBuilder clean = new StringBuilder(text.length());
    int from = 0;
    while (found.find(from)) {
      int start = found.start();
      while (start > from && !endsWord(text.charAt(start - 1))) {
        start--;
      }
      int end = found.end();
      while (end < text.length() && !endsWord(text.charAt(end))) {
        end++;
      }
      clean.append(text, from, start);
      from = end;
    }
    return clean.append(text, from, text.length()).toString();
  }

  private static boolean endsWord(char c) {
    return Character.isWhitespace(c) || "\"<>`".indexOf(c) >= 0;
  }

  /**
   * Returns where an address ends: before the closing bracket or apostrophe, if one was opened
   * shortly before the address.
   */
  private static int endWithin(String text, int start, int end) {
    String before = text.substring(Math.max(0, start - LOOK_BACK), start);
    StringBuilder opened = new StringBuilder(BRACKETS.size());
    for (String pair : BRACKETS) {
      if (before.indexOf(pair.charAt(0)) >= 0) {
        opened.append(pair.charAt(1));
      }
    }
    if (opened.isEmpty()) {
      return end;
    }
    String closing = opened.toString();
    int last = end - 1;
    while (last > start && closing.indexOf(text.charAt(last)) < 0) {
      last--;
    }
    if (last == start) {
      return end;
    }
    while (last - 1 > start && closing.indexOf(text.charAt(last - 1)) >= 0) {
      last--;
    }
    return last;
  }
}
