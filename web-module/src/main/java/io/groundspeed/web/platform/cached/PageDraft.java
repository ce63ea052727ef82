package io.groundspeed.web.platform.cached;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.omnifaces.servlet.BufferedHttpServletResponse;

/** A page while it is made: its text is held back, its headers are set already. */
final class PageDraft extends BufferedHttpServletResponse {
  static final String POLICY = "Content-Security-Policy";

  /** Who sets one of these has somebody in mind. */
  private static final Set<String> PERSONAL = Set.of("set-cookie", "cache-control", "vary");

  private String policy = "";
  private boolean personal;

  PageDraft(HttpServletResponse response) {
    super(response);
  }

  /** Returns its policy for scripts, empty where it has none. */
  String policy() {
    return policy;
  }

  /** Returns whether it is a whole page of HTML, and nothing in its headers is for one visitor. */
  boolean isForAnyone() {
    String type = getContentType();
    return getStatus() == SC_OK && type != null && type.startsWith("text/html") && !personal;
  }

  /** Sends what was held back as it is. */
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

  /** Whatever the page believes to be its end: it is sent when it is known to be whole. */
  @Override
  public void flushBuffer() {}

  @Override
  public void setContentLength(int length) {}

  @Override
  public void setContentLengthLong(long length) {}
}
