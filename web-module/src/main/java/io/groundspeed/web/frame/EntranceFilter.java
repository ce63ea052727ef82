package io.groundspeed.web.frame;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Sends who opens the log-in page by its address to {@code /home}, which asks for a log-in: the
 * container then knows where to go on, and forwards to the page itself. A refresh that finds its
 * session ended gets 401 instead of a page.
 */
@WebFilter(
    value = "/login",
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD})
public final class EntranceFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getDispatcherType() == DispatcherType.REQUEST) {
      response.sendRedirect(HomeServlet.PATH);
    } else if (request.getHeader("Faces-Request") != null) {
      // The container has kept the refresh, to repeat it after a log-in: it must not.
      request.getSession().invalidate();
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else {
      chain.doFilter(request, response);
    }
  }
}
