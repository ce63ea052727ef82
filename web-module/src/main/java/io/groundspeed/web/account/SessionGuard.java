package io.groundspeed.web.account;

import io.groundspeed.account.StandingUnknown;
import io.groundspeed.shared.Audit;
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
import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Ends sessions, on every path: after a fixed number of hours, and within seconds after the account
 * was disabled or got another role or password. A session that a request created without the log-in
 * page is counted like any other; a session without a user is removed.
 */
@WebFilter(value = "/*", asyncSupported = true, dispatcherTypes = DispatcherType.REQUEST)
public final class SessionGuard extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient SessionStanding standing;
  @Inject private transient Sessions sessions;
  @Inject private transient InstantSource time;

  /** Reads the settings now, so that an invalid one fails the deployment. */
  @Override
  public void init() {
    sessions.settings();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpSession session = request.getSession(false);
    String why;
    try {
      why = end(request, session);
    } catch (StandingUnknown e) {
      response.setHeader("Retry-After", "5");
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    if (why == null) {
      goOn(request, response, chain, session);
    } else {
      end(request, session, why);
      refuse(request, response);
    }
  }

  /** Returns why the session ends, null if it continues. */
  private @Nullable String end(HttpServletRequest request, @Nullable HttpSession session) {
    if (session != null && isOver(session)) {
      return "was logged out %d h after the log-in"
          .formatted(sessions.settings().longest().toHours());
    }
    boolean changed = request.getUserPrincipal() != null && !standing.holds(request);
    return changed ? "was logged out, because the account has changed" : null;
  }

  private boolean isOver(HttpSession session) {
    Instant began = Instant.ofEpochMilli(session.getCreationTime());
    return began.plus(sessions.settings().longest()).isBefore(time.instant());
  }

  private void goOn(
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain,
      HttpSession session)
      throws IOException, ServletException {
    UserSession known = UserSession.of(session);
    if (known != null) {
      known.use();
    }
    try {
      chain.doFilter(request, response);
    } finally {
      adopt(request);
    }
  }

  /**
   * Registers a session that a request created without logging in through the page. A script that
   * sends credentials to a page, for example, gets a session for the view state.
   */
  private void adopt(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || UserSession.of(session) != null) {
      return;
    }
    Principal user = request.getUserPrincipal();
    if (user == null || sessions.isFull()) {
      session.invalidate();
    } else {
      sessions.admit(user.getName(), session);
    }
  }

  private static void end(HttpServletRequest request, @Nullable HttpSession session, String why)
      throws ServletException {
    if (session != null && request.getUserPrincipal() != null) {
      Audit.log(request.getUserPrincipal().getName(), why);
    }
    request.logout();
    HttpSession left = request.getSession(false);
    if (left != null) {
      left.invalidate();
    }
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
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }

  private static String address(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query;
  }
}
