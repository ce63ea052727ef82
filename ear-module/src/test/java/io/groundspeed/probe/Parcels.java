package io.groundspeed.probe;

import jakarta.annotation.Resource;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.Statement;
import javax.naming.InitialContext;
import javax.sql.DataSource;

/** Runs a statement in a transaction of an XA data source; part of the {@link PlainShop}. */
@WebServlet("/parcels")
public class Parcels extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Resource private transient UserTransaction transaction;

  @Override
  @SuppressWarnings("BanJNDI") // the test's data sources, which are created after this is deployed
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    try {
      DataSource source = InitialContext.doLookup(request.getParameter("source"));
      transaction.begin();
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement()) {
        statement.executeUpdate("CREATE TABLE IF NOT EXISTS parcel (name text)");
        statement.executeUpdate("INSERT INTO parcel (name) VALUES ('sent')");
      }
      transaction.commit();
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
