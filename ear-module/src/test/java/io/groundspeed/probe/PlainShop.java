package io.groundspeed.probe;

import io.groundspeed.testing.Build;
import jakarta.annotation.Resource;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Servlets, JDBC and batches; {@code plain.war}. */
public final class PlainShop {
  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="false">
        <login-config><auth-method>BASIC</auth-method></login-config>
        <security-role><role-name>owner</role-name></security-role>
      </web-app>
      """;

  private PlainShop() {}

  /** Writes the WAR and returns its path. */
  public static Path archive() {
    Path war = Build.freshDirectory("plain").resolve("plain.war");
    ShrinkWrap.create(WebArchive.class)
        .addClasses(PlainShop.class, Orders.class, Later.class, Hidden.class, Mixed.class)
        .addClasses(Tasks.class, Parcels.class, Holder.class, Baskets.class, SingleServlet.class)
        .addClasses(
            Rooms.class,
            Rooms.Counting.class,
            Rooms.Addresses.class,
            Rooms.Halls.class,
            Rooms.Deaf.class,
            Failing.class)
        .addAsWebInfResource(new StringAsset(WEB_XML), "web.xml")
        .addAsWebResource(new StringAsset("a file"), "file.txt")
        .addAsWebResource(new StringAsset("<!DOCTYPE html><title>Pet</title>"), "pet.html")
        .as(ZipExporter.class)
        .exportTo(war.toFile());
    return war;
  }

  /** Runs the operation that its path names. */
  @WebServlet("/orders/*")
  public static class Orders extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Resource(lookup = "java:jboss/datasources/GroundspeedDS")
    private transient DataSource shop;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException {
      try (Connection connection = shop.getConnection()) {
        switch (request.getPathInfo()) {
          case "/slow" -> query(connection, "SELECT pg_sleep(0.15)");
          case "/bound" -> bound(connection);
          case "/wrong" -> query(connection, "SELECT nothing FROM nowhere");
          case "/batch" -> batch(connection);
          default -> lookUp(connection, request.getPathInfo().length());
        }
      } catch (SQLException e) {
        throw new ServletException(e);
      }
      response.getWriter().print("done");
    }

    private static void query(Connection connection, String sql) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        rows.next();
      }
    }

    private static void bound(Connection connection) throws SQLException {
      try (PreparedStatement sleep = connection.prepareStatement("SELECT pg_sleep(?) AS bound")) {
        sleep.setDouble(1, 0.125);
        sleep.executeQuery().next();
      }
    }

    private static void lookUp(Connection connection, int number) throws SQLException {
      String inlined = "SELECT * FROM generate_series(1, 3) AS orders WHERE orders <> " + number;
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(inlined + " /* by hand */")) {
        int read = 0;
        while (rows.next()) {
          read++;
        }
        assert read <= 3;
      }
    }

    private static void batch(Connection connection) throws SQLException {
      try (Statement create = connection.createStatement()) {
        create.execute("CREATE TEMP TABLE IF NOT EXISTS basket (item int)");
      }
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO basket (item) VALUES (?)")) {
        for (int i = 0; i < 10; i++) {
          insert.setInt(1, i);
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
  }

  /** Answers on another thread, after the first one has returned. */
  @WebServlet(value = "/later", asyncSupported = true)
  public static class Later extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Resource(lookup = "java:jboss/datasources/GroundspeedDS")
    private transient DataSource shop;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      AsyncContext async = request.startAsync();
      async.start(
          () -> {
            try (Connection connection = shop.getConnection()) {
              Orders.query(connection, "SELECT pg_sleep(0.05) AS later");
              response.getWriter().print("later");
            } catch (SQLException | IOException e) {
              response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            } finally {
              async.complete();
            }
          });
    }
  }

  /** Is never reached. */
  @WebServlet("/hidden")
  @ServletSecurity(@HttpConstraint(rolesAllowed = "owner"))
  public static class Hidden extends HttpServlet {
    private static final long serialVersionUID = 1L;
  }
}
