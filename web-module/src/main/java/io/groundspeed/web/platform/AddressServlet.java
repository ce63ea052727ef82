package io.groundspeed.web.platform;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Brings an address that names something to the page that shows it. */
@WebServlet({"/journeys/*", "/sections/*", "/mentors/*", "/certificates/*"})
public final class AddressServlet extends HttpServlet {
  /** The address as the browser has it, without the query. */
  static final String ADDRESS = AddressServlet.class.getName() + ".address";

  /** The last part of it: a slug or an id. */
  static final String NAME = AddressServlet.class.getName() + ".name";

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String name = request.getPathInfo();
    if (name == null || name.length() < 2 || name.indexOf('/', 1) > 0) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    request.setAttribute(NAME, name.substring(1));
    request.setAttribute(ADDRESS, request.getRequestURI());
    request.getRequestDispatcher(page(request.getServletPath())).forward(request, response);
  }

  private static String page(String kind) {
    return switch (kind) {
      case "/journeys" -> "/journey";
      case "/sections" -> "/section";
      case "/certificates" -> "/certificate";
      default -> "/profile";
    };
  }
}
