package io.groundspeed.probe;

import jakarta.annotation.Resource;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Runs many statements in one request of the {@link PlainShop}, some of which fail. */
@WebServlet("/mixed")
public class Mixed extends HttpServlet {
  /** Statements per request that return two rows. */
  static final int RIGHT = 20;

  /** Statements per request that the database refuses. */
  static final int WRONG = 4;

  private static final long serialVersionUID = 1L;

  @Resource(lookup = "java:jboss/datasources/GroundspeedDS")
  private transient DataSource shop;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    try (Connection connection = shop.getConnection();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < RIGHT; i++) {
        succeed(statement, i % 3 + 1);
      }
      for (int i = 0; i < WRONG; i++) {
        fail(statement, i);
      }
    } catch (SQLException e) {
      throw new ServletException(e);
    }
    response.setStatus(request.getParameter("fail") == null ? 200 : 503);
  }

  private static void succeed(Statement statement, int number) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT * FROM generate_series(1, 3) AS mixed WHERE mixed <> " + number)) {
      int read = 0;
      while (rows.next()) {
        read++;
      }
      assert read == 2;
    }
  }

  private static void fail(Statement statement, int number) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT " + number + " / 0 AS mixed")) {
      throw new SQLException("Divided by zero: " + rows);
    } catch (SQLException e) {
      if (!"22012".equals(e.getSQLState())) {
        throw e;
      }
    }
  }
}
