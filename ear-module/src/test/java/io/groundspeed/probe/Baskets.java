package io.groundspeed.probe;

import jakarta.annotation.Resource;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A badly written part of the {@link PlainShop}: it reads each item separately, reads all items at
 * once, and queries a table without an index.
 */
@WebServlet({"/baskets/*", "/warehouse"})
public class Baskets extends HttpServlet {
  /** How many times a request for a basket runs the same statement. */
  static final int ITEMS = 24;

  static final String ITEM = "select name from basket_item where basket = ? and place > ?";
  static final String ALL = "select basket, name from basket_item order by name";

  private static final long serialVersionUID = 1L;

  @Resource(lookup = "java:jboss/datasources/GroundspeedDS")
  private transient DataSource shop;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    if ("/broken".equals(request.getPathInfo())) {
      throw new IllegalStateException("The basket is broken");
    }
    try (Connection connection = shop.getConnection()) {
      if (request.getServletPath().equals("/warehouse")) {
        read(connection, ALL);
      } else {
        for (int i = 0; i < ITEMS; i++) {
          read(connection, ITEM, i, 0);
        }
      }
    } catch (SQLException e) {
      throw new ServletException(e);
    }
  }

  private static void read(Connection connection, String sql, int... parameters)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setInt(i + 1, parameters[i]);
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          rows.getString("name");
        }
      }
    }
  }
}
