package io.groundspeed.web.frame;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Where one lands after a log-in: administrators on the dashboard, others on the public page. */
@WebServlet(HomeServlet.PATH)
public final class HomeServlet extends HttpServlet {
  static final String PATH = "/home";
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendRedirect(request.isUserInRole("admin") ? DashboardServlet.PATH : "/");
  }
}
