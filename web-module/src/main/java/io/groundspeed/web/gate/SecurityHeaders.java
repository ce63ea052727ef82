package io.groundspeed.web.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Sets the security headers of every response; pages for users are not stored. The script policy is
 * sent by PrimeFaces, which creates the nonce: see {@code primefaces.CSP_POLICY}.
 */
public final class SecurityHeaders extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
    if (forUsers(request)) {
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("Referrer-Policy", "same-origin");
    }
    if (forAccounts(request.getServletPath())) { // the address may contain a single-use link
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("Referrer-Policy", "no-referrer");
    }
    chain.doFilter(request, response);
  }

  /** Returns whether a response is for users only, or depends on who the user is. */
  private static boolean forUsers(HttpServletRequest request) {
    String path = request.getServletPath();
    return path.startsWith("/admin")
        || path.startsWith("/login")
        || path.equals("/home")
        || request.getUserPrincipal() != null && !path.startsWith("/jakarta.faces.resource");
  }

  private static boolean forAccounts(String path) {
    return path.startsWith("/account") || path.startsWith("/setup");
  }
}
