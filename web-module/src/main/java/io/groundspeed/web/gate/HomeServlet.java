package io.groundspeed.web.gate;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Redirects after a log-in: to the page of the platform that the user came from ({@code to}), else
 * to the start page of their role.
 */
@WebServlet(HomeServlet.PATH)
public final class HomeServlet extends HttpServlet {
  static final String PATH = "/home";
  private static final long serialVersionUID = 1L;

  /** Only our own pages, so that a link can't redirect to another site. */
  private static final Pattern OWN =
      Pattern.compile("/(journeys|sections|mentors|certificates)/[A-Za-z0-9-]+");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String to = request.getParameter("to");
    response.sendRedirect(to != null && OWN.matcher(to).matches() ? to : own(request));
  }

  private static String own(HttpServletRequest request) {
    if (request.isUserInRole("admin")) {
      return DashboardServlet.PATH;
    }
    if (!Platform.isThere(request.getContextPath())) {
      return "/account/password"; // the only page for other roles if there is no platform
    }
    return request.isUserInRole("mentor") ? "/mentor" : "/me";
  }
}
