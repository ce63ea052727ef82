package io.groundspeed.probe;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Fails in the way that its path names. */
@WebServlet(
    urlPatterns = {"/failing/wrapped", "/failing/committed", "/failing/async"},
    asyncSupported = true)
public class Failing extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    switch (request.getServletPath()) {
      case "/failing/wrapped" ->
          throw new ServletException(
              new IllegalArgumentException("outside", new IllegalStateException("inside\nmore")));
      case "/failing/committed" -> {
        response.getWriter().print("begun");
        response.flushBuffer();
        throw new IllegalStateException("too late, password=hunter2");
      }
      default -> {
        AsyncContext async = request.startAsync();
        async.setTimeout(500);
        async.start(
            () -> {
              throw new IllegalStateException("on another thread");
            });
      }
    }
  }
}
