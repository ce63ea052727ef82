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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/**
 * Holds all connections of the pool until another request releases them; part of the {@link
 * PlainShop}.
 */
@WebServlet("/hold/*")
public class Holder extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Resource(lookup = "java:jboss/datasources/GroundspeedDS")
  private transient DataSource shop;

  private final transient CountDownLatch released = new CountDownLatch(1);
  private volatile boolean holding;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    switch (request.getPathInfo()) {
      case "/all" -> response.getWriter().print(hold());
      case "/release" -> released.countDown();
      default -> response.getWriter().print(holding);
    }
  }

  /** Returns the number of connections; each still works. */
  private int hold() throws ServletException {
    List<Connection> all = new ArrayList<>();
    try {
      takeAll(all);
      holding = true;
      released.await();
      for (Connection connection : all) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("SELECT 1 AS held");
        }
      }
      for (Connection connection : all) {
        connection.close();
      }
      return all.size();
    } catch (SQLException | InterruptedException e) {
      throw new ServletException(e);
    }
  }

  private void takeAll(List<Connection> all) {
    try {
      while (true) {
        all.add(shop.getConnection());
      }
    } catch (SQLException e) {
      log("The pool has no more than " + all.size() + ": " + e.getMessage());
    }
  }
}
