package io.groundspeed.web.gate;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Where one lands after a log-in: on the page of the platform that one was on ({@code to}), else
 * everyone on his own.
 */
@WebServlet(HomeServlet.PATH)
public final class HomeServlet extends HttpServlet {
  static final String PATH = "/home";
  private static final long serialVersionUID = 1L;

  /** Nobody is sent to another site by a link to ours. */
  private static final Pattern OWN = Pattern.compile("/(journeys|mentors)/[a-z0-9-]+");

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
      return "/account/password"; // all that there is for them
    }
    return request.isUserInRole("mentor") ? "/mentor" : "/me";
  }
}
