package io.groundspeed.web.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Sends who opens the log-in page by its address to {@code /home}, which asks for a log-in. The
 * container then knows where to go on; it forwards to the page itself, past this filter.
 */
@WebFilter("/login")
public final class EntranceFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    response.sendRedirect(HomeServlet.PATH);
  }
}
