package io.groundspeed.web.account;

import io.groundspeed.account.StandingUnknown;
import io.groundspeed.probe.client.Client;
import io.groundspeed.probe.client.Refusal;
import io.groundspeed.shared.Audit;
import io.groundspeed.web.gate.Destination;
import io.groundspeed.web.gate.SameOrigin;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The log-in page: {@code GET /login} shows the form, {@code POST /login} checks the credentials.
 * Only a successful log-in here begins a session. The form carries the address to open afterwards.
 */
@WebFilter(urlPatterns = "/login", dispatcherTypes = DispatcherType.REQUEST)
public final class LoginFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** Request attributes for the page: the validated target address and the error message. */
  private static final String TO = "loginTo";

  private static final String PROBLEM = "loginProblem";
  private static final String FULL =
      "Too many users are logged in at the moment. Please try again later.";

  private static final String UNAVAILABLE =
      "The accounts can’t be read at the moment. Please try again soon.";

  @Inject private transient Sessions sessions;
  @Inject private transient SessionStanding standing;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String to = Destination.of(request.getParameter(Destination.PARAMETER));
    request.setAttribute(TO, to);
    switch (request.getMethod()) {
      case "GET", "HEAD" -> show(request, response, chain, to);
      case "POST" -> take(request, response, chain, to);
      default -> response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }

  private static void show(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, String to)
      throws IOException, ServletException {
    if (request.getUserPrincipal() == null) {
      chain.doFilter(new FormRequest(request), response);
    } else {
      goTo(response, to);
    }
  }

  private void take(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, String to)
      throws IOException, ServletException {
    if (!SameOrigin.holds(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    String problem = problem(request, response);
    if (problem == null) {
      goTo(response, to);
    } else {
      request.setAttribute(PROBLEM, problem);
      chain.doFilter(new FormRequest(request), response);
    }
  }

  /** Logs the user in. Returns the error message, null if a session has begun. */
  private @Nullable String problem(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    if (sessions.isFull()) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      response.setHeader("Retry-After", "60");
      return FULL;
    }
    endSession(request);
    Client.current().ifPresent(Client::usesForm);
    if (isRight(request)) {
      return begin(request, response);
    }
    Optional<Refusal> refusal = Client.current().flatMap(Client::refusal);
    refusal.ifPresent(
        why -> {
          response.setStatus(why.status());
          response.setHeader("Retry-After", Long.toString(why.retryAfter().toSeconds()));
        });
    return refusal.map(LoginFilter::sentence).orElse("Wrong name or password.");
  }

  private static boolean isRight(HttpServletRequest request) {
    String name = request.getParameter("username");
    String password = request.getParameter("password");
    if (name == null || name.isBlank() || password == null) {
      return false;
    }
    try {
      request.login(name.strip(), password);
      return true;
    } catch (ServletException e) {
      return false;
    }
  }

  /** Ends the previous session completely: neither its id nor its attributes are kept. */
  private static void endSession(HttpServletRequest request) throws ServletException {
    if (request.getUserPrincipal() != null) {
      request.logout();
    }
    HttpSession before = request.getSession(false);
    if (before != null) {
      before.invalidate();
    }
  }

  /** Begins the session. Returns the error message, null on success. */
  private @Nullable String begin(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    String name = request.getUserPrincipal().getName();
    sessions.admit(name, request.getSession());
    // must come last: if admit() ends another session, that resets our cookie
    request.changeSessionId();
    try {
      standing.renew(request);
    } catch (StandingUnknown e) {
      endSession(request);
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      response.setHeader("Retry-After", "5");
      return UNAVAILABLE;
    }
    Audit.log(name, "logged in");
    return null;
  }

  private static String sentence(Refusal refusal) {
    long seconds = refusal.retryAfter().toSeconds();
    String wait = seconds < 90 ? seconds + " s" : (seconds + 59) / 60 + " minutes";
    return switch (refusal.kind()) {
      case LOCKED -> "Too many failed attempts. Please wait %s and try again.".formatted(wait);
      case BUSY -> "Many users are logging in at the moment. Please try again in a few seconds.";
      case UNAVAILABLE -> LoginFilter.UNAVAILABLE;
    };
  }

  private static void goTo(HttpServletResponse response, String to) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", to);
  }
}
