package io.groundspeed.web.api;

import io.groundspeed.web.beacon.BeaconResource;
import io.groundspeed.web.gate.ContextPath;
import io.groundspeed.web.gate.OwnOrigin;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may call the API. The beacon and reads of the catalogue are public. The platform is
 * for its users, by the roles of its EJBs. Everything else, {@code /api/performance}, is for
 * administrators. Unsafe requests must come from our own pages, or from scripts that send a certain
 * header. Anonymous callers get 401, never a log-in page.
 */
@WebFilter(urlPatterns = "/api/*", asyncSupported = true, dispatcherTypes = DispatcherType.REQUEST)
public class ApiGate extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final String ADMIN = "admin";

  /** The answer to anonymous callers. */
  static final Problem UNAUTHORIZED =
      Problem.of(401, "Unauthorized", "Log in, or send HTTP Basic credentials");

  private static final String JOURNEYS = "/api/journeys";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-store");
    Problem refusal = refusal(request);
    if (refusal == null) {
      chain.doFilter(request, response);
    } else {
      answer(response, refusal);
    }
  }

  private static @Nullable Problem refusal(HttpServletRequest request) {
    String path = ContextPath.mapped(request);
    boolean reads = SAFE.contains(request.getMethod());
    if (BeaconResource.ADDRESS.equals(path) || reads && isPublic(path)) {
      return null;
    }
    if (request.getUserPrincipal() == null) {
      return UNAUTHORIZED;
    }
    if (!isPlatform(path) && !request.isUserInRole(ADMIN)) {
      return Problem.of(403, "Forbidden", "Only administrators may read or change this");
    }
    if (!reads && !isOurOwn(request)) {
      return Problem.of(
          403,
          "Forbidden",
          "Requests that change something must come from the same origin, with"
              + " Content-Type application/json or the header X-Requested-With");
    }
    return null;
  }

  private static boolean isPublic(String path) {
    return path.equals(JOURNEYS) || path.startsWith(JOURNEYS + "/");
  }

  /** A path that is not listed here belongs to the dashboard and is only for administrators. */
  private static boolean isPlatform(String path) {
    return isPublic(path)
        || path.startsWith("/api/sections/")
        || path.startsWith("/api/reviews/")
        || path.equals("/api/exports")
        || path.startsWith("/api/exports/")
        || path.startsWith("/api/certificates/");
  }

  /**
   * A form or an image on another site's page can set neither of the headers that are required
   * here.
   */
  private static boolean isOurOwn(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return false;
    }
    String origin = request.getHeader("Origin");
    if (origin != null && !OwnOrigin.of(request).equals(origin)) {
      return false;
    }
    String type = request.getContentType();
    return request.getHeader("X-Requested-With") != null
        || type != null && type.startsWith("application/json");
  }

  private static void answer(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.status());
    if (problem.status() == 401) {
      response.setHeader("WWW-Authenticate", "Basic realm=\"Groundspeed\"");
    }
    response.setContentType(Problem.MEDIA_TYPE);
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(problem.toJson());
  }
}
