package io.groundspeed.web.frame;

import io.groundspeed.shared.Environment;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Ends a session some hours after it began, however busy it is: a screen that refreshes itself
 * would keep it alive for ever. {@code GROUNDSPEED_SESSION_HOURS}, 1 to 168, by default 12.
 */
@WebFilter("/admin/*")
public final class SessionEnd extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final Duration LONGEST =
      Duration.ofHours(Environment.ofProcess().number("GROUNDSPEED_SESSION_HOURS", 12, 1, 168));

  @Inject private transient InstantSource time;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpSession session = request.getSession(false);
    if (session == null || !isOver(session)) {
      chain.doFilter(request, response);
      return;
    }
    request.logout();
    session.invalidate();
    if (request.getMethod().equals("GET")) {
      response.sendRedirect(address(request));
    } else {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }

  private boolean isOver(HttpSession session) {
    return Instant.ofEpochMilli(session.getCreationTime()).plus(LONGEST).isBefore(time.instant());
  }

  private static String address(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query;
  }
}
