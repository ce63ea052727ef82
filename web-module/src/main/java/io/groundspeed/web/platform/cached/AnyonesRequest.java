package io.groundspeed.web.platform.cached;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The request as a cached page may see it: the address, and the query parameters that are part of
 * its key. No header, cookie or other parameter of one visitor can affect what others see.
 */
final class AnyonesRequest extends HttpServletRequestWrapper {
  private static final Cookie[] NO_COOKIES = {};

  private final Map<String, String> shown;

  /**
   * @param shown the query parameters by name
   */
  AnyonesRequest(HttpServletRequest request, Map<String, String> shown) {
    super(request);
    this.shown = shown;
  }

  @Override
  public @Nullable String getParameter(String name) {
    return shown.get(name);
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    String value = shown.get(name);
    return value == null ? null : new String[] {value};
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(shown.keySet());
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return shown.keySet().stream()
        .collect(Collectors.toUnmodifiableMap(name -> name, this::getParameterValues));
  }

  /** Always null; the visible part of the query is in the parameters. */
  @Override
  public @Nullable String getQueryString() {
    return null;
  }

  @Override
  public @Nullable String getHeader(String name) {
    return null;
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return Collections.emptyEnumeration();
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.emptyEnumeration();
  }

  @Override
  public int getIntHeader(String name) {
    return -1;
  }

  @Override
  public long getDateHeader(String name) {
    return -1;
  }

  @Override
  public Cookie[] getCookies() {
    return NO_COOKIES;
  }

  @Override
  public Locale getLocale() {
    return Locale.ENGLISH;
  }

  @Override
  public Enumeration<Locale> getLocales() {
    return Collections.enumeration(Collections.singleton(Locale.ENGLISH));
  }
}
