package io.groundspeed.web.gate;

import io.groundspeed.probe.client.Client;
import io.groundspeed.probe.client.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;

/**
 * Handles a request without valid credentials. A user who opens a page gets the log-in page; forms,
 * refreshes and scripts get the status. It never begins a session or stores a body.
 */
final class Denial {
  private static final Set<String> SAFE = Set.of("GET", "HEAD");
  private static final String CHALLENGE = "WWW-Authenticate";

  private final HttpServletRequest request;
  private final String path;

  /**
   * @param path of the failed request, relative to the context path
   */
  Denial(HttpServletRequest request, String path) {
    this.request = request;
    this.path = path;
  }

  /** Returns whether a user opened a page and can log in. */
  boolean leadsToLogin() {
    String mode = request.getHeader("Sec-Fetch-Mode");
    return SAFE.contains(request.getMethod())
        && !isApi()
        && !sentCredentials()
        && request.getHeader("Faces-Request") == null
        && (mode == null || mode.equals("navigate"));
  }

  /** Redirects to the log-in page, which returns to this address afterwards. */
  void leadToLogin(HttpServletResponse response) {
    response.setHeader(CHALLENGE, null);
    response.setHeader("Cache-Control", "no-store");
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader(
        "Location",
        ContextPath.prefixed(
            request.getContextPath(), Destination.login(path, request.getQueryString())));
  }

  /**
   * Returns the failure in more detail. An attempt that was not checked becomes 429 or 503. The
   * browser's credentials dialog opens only if the request sent credentials or uses the API.
   */
  Failure explain(Failure failure, HttpServletResponse response) {
    if (failure.status() != 401) {
      return failure;
    }
    Optional<Refusal> refusal = Client.current().flatMap(Client::refusal);
    if (refusal.isPresent()) {
      response.setHeader(CHALLENGE, null);
      response.setHeader("Retry-After", Long.toString(refusal.get().retryAfter().toSeconds()));
      return Failure.of(refusal.get());
    }
    if (!sentCredentials() && !isApi()) {
      response.setHeader(CHALLENGE, null);
    }
    return sentCredentials() ? Failure.wrongCredentials() : failure;
  }

  private boolean isApi() {
    return path.equals("/api") || path.startsWith("/api/");
  }

  private boolean sentCredentials() {
    return request.getHeader("Authorization") != null;
  }
}
