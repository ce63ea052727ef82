package io.groundspeed.probe;

import jakarta.annotation.Resource;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** An application behind a single servlet, as with some frameworks. */
@WebServlet("/single/*")
public class SingleServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String SPRING =
      "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

  @Resource(lookup = "java:jboss/datasources/GroundspeedDS")
  private transient DataSource shop;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String path = request.getPathInfo();
    if (path.startsWith("/owners/")) {
      request.setAttribute(SPRING, "/owners/{ownerId}");
      response.setContentType("text/html");
      run("SELECT 1 AS by_spring");
    } else if (path.startsWith("/pets/")) {
      request.setAttribute(SPRING, "/pets/{petId}");
      request.getRequestDispatcher("/pet.html").forward(request, response);
      return;
    } else if (path.startsWith("/graphql")) {
      request.setAttribute("io.groundspeed.endpoint", "query Orders");
    } else if (path.startsWith("/events")) {
      events(response);
      return;
    } else if (path.startsWith("/fails")) {
      throw new IllegalStateException("on purpose");
    }
    response.getWriter().print("done");
  }

  /** Reads the body, however long that takes. */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getWriter().print(request.getInputStream().readAllBytes().length);
  }

  /** Deletes each item with a separate statement. */
  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
    for (int i = 0; i < 17; i++) {
      run("SELECT " + i + " AS each_by_itself");
    }
  }

  private void run(String sql) {
    try (Connection connection = shop.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends an event now and ends a second and a half later. */
  private static void events(HttpServletResponse response) throws IOException {
    response.setContentType("text/event-stream");
    response.getWriter().print("data: one\n\n");
    response.flushBuffer();
    try {
      Thread.sleep(1_500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    response.getWriter().print("data: two\n\n");
  }
}
