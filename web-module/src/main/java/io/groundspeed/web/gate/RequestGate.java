package io.groundspeed.web.gate;

import io.groundspeed.page.PageTemplates;
import io.groundspeed.probe.Probe;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The first filter. It refuses malformed requests and handles all exceptions. None reaches the
 * container, which would log the whole stack trace including texts of the request.
 */
public final class RequestGate extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient PageTemplates templates;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      if (request.getCharacterEncoding() == null) {
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
      }
      int refusal = refusal(request);
      if (refusal == 0) {
        nameEndpoint(request);
        pass(new LenientDates(request), response, chain);
      } else {
        refuse(response, refusal);
      }
    } catch (ServletException | RuntimeException e) {
      fail(request, response, e);
    }
  }

  /** Below a context path without the platform, the root redirects to the dashboard. */
  private static void pass(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String context = request.getContextPath();
    if (context.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    HttpServletResponse prefixed = new PrefixedResponse(response, context);
    String path = mapped(request);
    if (Platform.isThere(context)) {
      chain.doFilter(request, prefixed);
    } else if (Platform.isHome(path)) {
      prefixed.sendRedirect(DashboardServlet.PATH);
    } else if (Platform.has(path)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      chain.doFilter(request, prefixed);
    }
  }

  /**
   * Returns the normalised path that the container has mapped: for a page, the view without its
   * extension.
   */
  private static String mapped(HttpServletRequest request) {
    return ContextPath.mapped(request).replaceAll("/{2,}", "/").replaceFirst("\\.xhtml$", "");
  }

  private void nameEndpoint(HttpServletRequest request) {
    String name = PageNames.of(ContextPath.sent(request), templates);
    if (name != null) {
      request.setAttribute(Probe.ENDPOINT_ATTRIBUTE, request.getContextPath() + name);
    }
  }

  /** Parameters that can't be parsed are a client error: too many, too long, cut off. */
  private static int refusal(HttpServletRequest request) {
    try {
      return RequestRules.refusal(request);
    } catch (RuntimeException e) {
      return HttpServletResponse.SC_BAD_REQUEST;
    }
  }

  private static void refuse(HttpServletResponse response, int status) throws IOException {
    if (status == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
      response.setHeader("Allow", "GET, HEAD, POST");
    }
    response.sendError(status);
  }

  /** Passes the exception to {@link ErrorServlet} and to the probe that measures requests. */
  private static void fail(HttpServletRequest request, HttpServletResponse response, Exception e)
      throws IOException {
    Throwable cause =
        e instanceof ServletException wrapping && wrapping.getRootCause() != null
            ? wrapping.getRootCause()
            : e;
    request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, cause);
    if (response.isCommitted()) {
      request.setAttribute(Probe.CUT_OFF_ATTRIBUTE, true);
      ErrorServlet.logCutOff(request, cause);
    } else {
      response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }
  }

  /** RFC 9110, 13.1.3: a recipient ignores a condition with an invalid date. */
  private static final class LenientDates extends HttpServletRequestWrapper {
    LenientDates(HttpServletRequest request) {
      super(request);
    }

    @Override
    public long getDateHeader(String name) {
      try {
        return super.getDateHeader(name);
      } catch (IllegalArgumentException e) {
        return -1;
      }
    }
  }
}
