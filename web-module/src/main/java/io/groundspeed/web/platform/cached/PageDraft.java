package io.groundspeed.web.platform.cached;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.omnifaces.servlet.BufferedHttpServletResponse;

/** The response while a page is rendered: its body is buffered, its headers are already set. */
final class PageDraft extends BufferedHttpServletResponse {
  static final String POLICY = "Content-Security-Policy";

  /** A response with one of these headers is for one visitor. */
  private static final Set<String> PERSONAL = Set.of("set-cookie", "cache-control", "vary");

  private String policy = "";
  private boolean personal;

  PageDraft(HttpServletResponse response) {
    super(response);
  }

  /** Returns the content security policy, empty if there is none. */
  String policy() {
    return policy;
  }

  /** Returns whether the response is a complete HTML page without headers for one visitor. */
  boolean isForAnyone() {
    String type = getContentType();
    return getStatus() == SC_OK && type != null && type.startsWith("text/html") && !personal;
  }

  /** Sends the buffered body unchanged. */
  void send() throws IOException {
    byte[] body = getBuffer();
    if (body.length > 0) {
      getResponse().getOutputStream().write(body);
    }
  }

  @Override
  public void addCookie(Cookie cookie) {
    personal = true;
    super.addCookie(cookie);
  }

  @Override
  public void setHeader(String name, String value) {
    note(name, value);
    super.setHeader(name, value);
  }

  @Override
  public void addHeader(String name, String value) {
    note(name, value);
    super.addHeader(name, value);
  }

  private void note(String name, String value) {
    personal |= PERSONAL.contains(name.toLowerCase(Locale.ROOT));
    if (name.equalsIgnoreCase(POLICY)) {
      policy = value;
    }
  }

  /** Ignores flushes and lengths set while rendering; the page is sent when it is complete. */
  @Override
  public void flushBuffer() {}

  @Override
  public void setContentLength(int length) {}

  @Override
  public void setContentLengthLong(long length) {}
}
