package io.groundspeed.web.platform;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Forwards an address that names an object to the page that shows it; 404 if the name is missing or
 * has several parts.
 */
@WebServlet({"/journeys/*", "/sections/*", "/mentors/*", "/certificates/*"})
public final class AddressServlet extends HttpServlet {
  /** Request attribute with the address as sent by the browser, without the query. */
  static final String ADDRESS = AddressServlet.class.getName() + ".address";

  /** Request attribute with the last part of the address: a slug or an id. */
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
