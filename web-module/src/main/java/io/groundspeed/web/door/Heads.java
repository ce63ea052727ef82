package io.groundspeed.web.door;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Protocols;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses request heads that a proxy in front of us could have understood differently. Undertow
 * 2.3.23 accepts some of these: CVE-2026-28367, CVE-2026-28368, CVE-2026-28369.
 */
final class Heads {
  /** The characters of a token besides letters and digits: RFC 9110, section 5.6.2. */
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  private static final boolean[] TOKEN = new boolean[128];

  static {
    for (int c = 0; c < TOKEN.length; c++) {
      TOKEN[c] =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || TOKEN_MARKS.indexOf(c) >= 0;
    }
  }

  /** Versions of Undertow before 2.3.25, which end a header's name at a space. */
  private static final Pattern OLD =
      Pattern.compile("(1\\.\\d+|2\\.[0-2]|2\\.3\\.1?\\d|2\\.3\\.2[0-4])\\..*");

  private final boolean clearTextHttp2;
  private final boolean isOld;

  /**
   * @param clearTextHttp2 whether HTTP/2 without TLS is accepted
   * @param undertow the version of the server, for example {@code 2.3.23.Final}
   */
  Heads(boolean clearTextHttp2, String undertow) {
    this.clearTextHttp2 = clearTextHttp2;
    this.isOld = OLD.matcher(undertow).matches();
  }

  boolean isOld() {
    return isOld;
  }

  /** Returns why the head of a request must be refused, null if it is valid. */
  @Nullable Refusal fault(HttpServerExchange exchange) {
    if (!clearTextHttp2
        && exchange.getProtocol().equals(Protocols.HTTP_2_0)
        && exchange.getConnection().getSslSession() == null) {
      return Refusal.CLEAR_TEXT_HTTP2;
    }
    boolean passes =
        areHeadersClean(exchange.getRequestHeaders())
            && isFramedOnce(exchange)
            && isClean(exchange.getRelativePath(), false)
            && hasReadableCookies(exchange);
    return passes ? null : Refusal.MALFORMED;
  }

  private boolean areHeadersClean(HeaderMap headers) {
    for (HeaderValues values : headers) {
      if (!isToken(values.getHeaderName())) {
        return false;
      }
      for (String value : values) {
        if (!isClean(value, true) || isOld && beginsWithName(value)) {
          return false;
        }
      }
    }
    return true;
  }

  /** HTTP/2 has pseudo-header names that begin with a colon, but Undertow removes them. */
  private static boolean isToken(HttpString name) {
    for (int i = 0; i < name.length(); i++) {
      byte c = name.byteAt(i);
      if (c < 0 || !TOKEN[c]) {
        return false;
      }
    }
    return name.length() > 0;
  }

  /** An old Undertow turns {@code Content Length: 5} into the header {@code Content}. */
  private static boolean beginsWithName(String value) {
    int colon = value.indexOf(':');
    for (int i = 0; i < colon; i++) {
      char c = value.charAt(i);
      if (c >= TOKEN.length || !TOKEN[c]) {
        return false;
      }
    }
    return colon > 0 && (colon == value.length() - 1 || value.charAt(colon + 1) == ' ');
  }

  private static boolean isClean(String text, boolean mayHoldTabs) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && !(mayHoldTabs && c == '\t') || c == 0x7f) {
        return false;
      }
    }
    return true;
  }

  /** The end of a body must be defined once and in one way: RFC 9112, section 6.3. */
  private static boolean isFramedOnce(HttpServerExchange exchange) {
    HeaderMap headers = exchange.getRequestHeaders();
    HeaderValues lengths = headers.get(Headers.CONTENT_LENGTH);
    HeaderValues encodings = headers.get(Headers.TRANSFER_ENCODING);
    if (headers.count(Headers.HOST) > 1 || lengths != null && !isOneNumber(lengths)) {
      return false;
    }
    return encodings == null
        || lengths == null
            && encodings.size() == 1
            && encodings.getFirst().equalsIgnoreCase("chunked")
            && exchange.getProtocol().equals(Protocols.HTTP_1_1);
  }

  private static boolean isOneNumber(HeaderValues lengths) {
    String length = lengths.getFirst();
    return lengths.size() == 1
        && !length.isEmpty()
        && length.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Undertow throws an exception for more cookies than the listener's {@code max-cookies}. */
  private static boolean hasReadableCookies(HttpServerExchange exchange) {
    if (!exchange.getRequestHeaders().contains(Headers.COOKIE)) {
      return true;
    }
    try {
      exchange.requestCookies();
      return true;
    } catch (IllegalStateException | IllegalArgumentException e) {
      return false;
    }
  }
}
