package io.groundspeed.web.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks request headers against the grammar of RFC 9110 before libraries parse them. A library
 * reports a header that it can't parse as a server error with a stack trace.
 */
final class HeaderSyntax {
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final String VALUE = "(?:" + TOKEN + "|\"[^\"\\\\\\p{Cntrl}]*\")";
  private static final String SPACE = "[ \\t]*";

  /** Any number of digits, and the form {@code .2}, which Java's own client sends. */
  private static final String QUALITY = "(?:0(?:\\.[0-9]*+)?|\\.[0-9]++|1(?:\\.0*+)?)";

  /** A parameter named q is the weight, a number from 0 to 1. */
  private static final String PARAMETER =
      SPACE + ";" + SPACE + "(?:(?![qQ]=)" + TOKEN + "(?:=" + VALUE + ")?|[qQ]=" + QUALITY + ")";

  private static final Pattern MEDIA_TYPE =
      Pattern.compile("(?:\\*|" + TOKEN + "/" + TOKEN + ")" + "(?:" + PARAMETER + ")*+" + SPACE);
  private static final Pattern LANGUAGE =
      Pattern.compile(
          "(?:\\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*+)(?:" + PARAMETER + ")*+" + SPACE);
  private static final Pattern CHARSET =
      Pattern.compile(";" + SPACE + "charset=\"?([^\";, ]*)", Pattern.CASE_INSENSITIVE);

  /** Longer than browsers send; a longer header is refused without matching it. */
  private static final int LONGEST = 2_000;

  private HeaderSyntax() {}

  /** Returns whether the Accept and Accept-Language headers of a request are well-formed. */
  static boolean isUnderstood(HttpServletRequest request) {
    return isListOf(MEDIA_TYPE, request, "Accept")
        && isListOf(LANGUAGE, request, "Accept-Language");
  }

  private static boolean isListOf(Pattern element, HttpServletRequest request, String header) {
    return Collections.list(request.getHeaders(header)).stream()
        .allMatch(value -> isListOf(element, value));
  }

  static boolean isListOf(Pattern element, String value) {
    if (value.length() > LONGEST) {
      return false;
    }
    for (String one : value.split(",", -1)) {
      if (!one.isBlank() && !element.matcher(one.strip()).matches()) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a list of media types is well-formed; an empty one means any. */
  static boolean isAccept(String value) {
    return isListOf(MEDIA_TYPE, value);
  }

  /** Returns whether a list of languages is well-formed. */
  static boolean isAcceptLanguage(String value) {
    return isListOf(LANGUAGE, value);
  }

  /** Returns whether the content type of a body is well-formed and Java supports its charset. */
  static boolean isReadable(String contentType) {
    if (contentType.length() > LONGEST || !MEDIA_TYPE.matcher(contentType.strip()).matches()) {
      return false;
    }
    Matcher charset = CHARSET.matcher(contentType);
    try {
      return !charset.find() || Charset.isSupported(charset.group(1));
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }
}
