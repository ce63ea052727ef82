package io.groundspeed.web.frame;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Set;

/** Ends the session. By POST from our own pages only: no other site can log anyone out. */
@WebServlet("/logout")
public final class LogoutServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Set<String> OWN = Set.of("same-origin", "none");

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String from = request.getHeader("Sec-Fetch-Site");
    if (from != null && !OWN.contains(from)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    request.logout();
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    response.sendRedirect("/");
  }
}
