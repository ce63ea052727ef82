package io.groundspeed.web.gate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that no browser and none of our scripts sends, before other code handles them.
 * PostgreSQL does not accept U+0000, log files must not get line breaks from a request, and
 * libraries answer what they can't parse with a stack trace.
 */
final class RequestRules {
  private static final Set<String> METHODS_OF_PAGES = Set.of("GET", "HEAD", "POST");
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Pattern CONTROL = Pattern.compile("%(?:[01][0-9A-Fa-f]|7[Ff])");

  /** A text may have tabs and line breaks: %09, %0A and %0D. */
  private static final Pattern CONTROL_IN_TEXT =
      Pattern.compile("%(?:0[0-8BCEFbcef]|1[0-9A-Fa-f]|7[Ff])");

  private static final String VIEW_STATE = "jakarta.faces.ViewState";

  private RequestRules() {}

  /** Returns the status with which to refuse a request, 0 to accept it. */
  static int refusal(HttpServletRequest request) {
    if (has(CONTROL, request.getRequestURI())
        || !EncodedPath.isUtf8(request.getRequestURI())
        || has(CONTROL_IN_TEXT, request.getQueryString())) {
      return HttpServletResponse.SC_BAD_REQUEST;
    }
    String type = request.getContentType();
    if (type != null && !HeaderSyntax.isReadable(type)) {
      return HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE;
    }
    return isForApi(request) ? ofApi(request) : ofPage(request, type);
  }

  private static boolean has(Pattern control, @Nullable String encoded) {
    return encoded != null && encoded.indexOf('%') >= 0 && control.matcher(encoded).find();
  }

  /** In the API the resources decide about the method, and only they read the body. */
  private static boolean isForApi(HttpServletRequest request) {
    String path = request.getServletPath();
    return path.equals("/api") || path.startsWith("/api/");
  }

  private static int ofApi(HttpServletRequest request) {
    return HeaderSyntax.isUnderstood(request) ? 0 : HttpServletResponse.SC_BAD_REQUEST;
  }

  private static int ofPage(HttpServletRequest request, @Nullable String type) {
    if (!METHODS_OF_PAGES.contains(request.getMethod())) {
      return HttpServletResponse.SC_METHOD_NOT_ALLOWED;
    }
    boolean posted = request.getMethod().equals("POST");
    if (posted && type != null && !type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
      return HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE;
    }
    boolean bad = posted && hasControls(request.getParameterMap()) || isStatelessRefresh(request);
    return bad ? HttpServletResponse.SC_BAD_REQUEST : 0;
  }

  private static boolean hasControls(Map<String, String[]> fields) {
    return fields.entrySet().stream()
        .anyMatch(
            field ->
                isControlled(field.getKey())
                    || Arrays.stream(field.getValue()).anyMatch(RequestRules::isControlled));
  }

  private static boolean isControlled(String text) {
    return text.chars()
        .anyMatch(c -> Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r');
  }

  /** Returns whether a refresh names no view state; PrimeFaces would fail while it renders. */
  private static boolean isStatelessRefresh(HttpServletRequest request) {
    boolean refresh =
        request.getHeader("Faces-Request") != null
            || request.getParameter("jakarta.faces.partial.ajax") != null;
    return refresh && request.getParameter(VIEW_STATE) == null;
  }
}
