package io.groundspeed.web.gate;

import jakarta.json.Json;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Reports an error with an id: as a page, or as problem details (RFC 9457) below {@code /api}.
 * Server errors are logged under that id as SEVERE, client errors as FINE. It needs neither Faces
 * nor the database, because either may be what failed.
 */
@WebServlet("/error")
public final class ErrorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(ErrorServlet.class.getName());
  private static final String LOOK_UP = "; see /admin/performance/endpoints?failure=";
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'none';"
          + " base-uri 'none'; frame-ancestors 'none'";

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    String path =
        ContextPath.stripped(
            request.getContextPath(),
            String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)));
    Denial denial = new Denial(request, path);
    boolean leftOut = !Platform.isThere(request.getContextPath()) && Platform.has(path);
    if (status instanceof Integer code && code == 401 && !leftOut && denial.leadsToLogin()) {
      denial.leadToLogin(response);
      return;
    }
    int shown = status instanceof Integer code && !leftOut ? shown(code, path) : 404;
    Failure failure = denial.explain(Failure.of(shown), response);
    String id = ErrorId.current();
    // Uses the original status: password attempts while the database is down must not flood the
    // log.
    log(isOurs(shown), failure, id, path, request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));

    response.setStatus(failure.status());
    response.setHeader("Cache-Control", "no-store");
    if (path.startsWith("/api/")) {
      send(response, "application/problem+json", problem(failure, id));
    } else {
      response.setHeader("Content-Security-Policy", POLICY);
      send(response, "text/html", page(request, path, failure, id));
    }
  }

  /** The container denies what it does not list; to the client such an address does not exist. */
  private static int shown(int status, String path) {
    return status == 403 && !NamedPaths.contains(path) ? 404 : status;
  }

  /**
   * Logs a failure after a part of the response was sent, when no error page can be sent any more.
   */
  static void logCutOff(HttpServletRequest request, Throwable cause) {
    log(true, Failure.of(500), ErrorId.current(), request.getRequestURI(), cause);
  }

  private static void log(boolean ours, Failure failure, String id, String path, Object exception) {
    String where = path.replaceAll("\\p{Cntrl}", "?");
    LOG.log(
        ours ? Level.SEVERE : Level.FINE,
        exception instanceof Throwable cause ? cause : null,
        () ->
            "Error %s: %d at %s%s"
                .formatted(id, failure.status(), where, ours ? LOOK_UP + id : ""));
  }

  /** Excludes 501: it is about an unknown method, so it is the client's error. */
  private static boolean isOurs(int status) {
    return status >= 500 && status != HttpServletResponse.SC_NOT_IMPLEMENTED;
  }

  /** A visitor of the platform who finds nothing keeps its navigation. */
  private String page(HttpServletRequest request, String path, Failure failure, String id)
      throws IOException {
    boolean onSite = failure.status() == 404 && Platform.isVisited(request.getContextPath(), path);
    String source = onSite ? "/WEB-INF/site-error.html" : "/WEB-INF/error.html";
    try (InputStream in = getServletContext().getResourceAsStream(source)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{title}", failure.title())
          .replace("{advice}", failure.advice())
          .replace("{status}", String.valueOf(failure.status()))
          .replace("{id}", id)
          .replace("{account}", request.getRemoteUser() == null ? "Log in" : "My page")
          .replace("{context}", getServletContext().getContextPath());
    }
  }

  private static String problem(Failure failure, String id) {
    return Json.createObjectBuilder()
        .add("type", "about:blank")
        .add("title", failure.title())
        .add("status", failure.status())
        .add("detail", failure.advice())
        .add("instance", "urn:error:" + id)
        .build()
        .toString();
  }

  private static void send(HttpServletResponse response, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    response.setContentType(type + ";charset=UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
