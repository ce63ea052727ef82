package io.groundspeed.web.gate;

import io.groundspeed.verdict.Screen;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Redirects the short addresses of the dashboard to its first screen, keeping the query. */
@WebServlet({DashboardServlet.PATH, DashboardServlet.PATH + "/", "/admin", "/admin/"})
public final class DashboardServlet extends HttpServlet {
  static final String PATH = "/admin/performance";
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String query = request.getQueryString();
    String screen = Screen.first().getPath();
    response.sendRedirect(query == null ? screen : screen + '?' + query);
  }
}
