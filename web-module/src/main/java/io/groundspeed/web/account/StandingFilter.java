package io.groundspeed.web.account;

import io.groundspeed.platform.user.StandingUnknown;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/**
 * Ends a session whose account was disabled, has another role, or another password: within seconds,
 * at its next request.
 */
@WebFilter(value = "/*", asyncSupported = true, dispatcherTypes = DispatcherType.REQUEST)
public final class StandingFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient SessionStanding standing;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean holds;
    try {
      holds = request.getUserPrincipal() == null || standing.holds(request);
    } catch (StandingUnknown e) {
      response.setHeader("Retry-After", "5");
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    if (holds) {
      chain.doFilter(request, response);
      return;
    }
    request.logout();
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    refuse(request, response);
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean forPeople =
        request.getMethod().equals("GET")
            && !request.getServletPath().startsWith("/api")
            && request.getHeader("Authorization") == null;
    if (forPeople) {
      response.sendRedirect(address(request));
    } else {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }

  private static String address(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query;
  }
}
