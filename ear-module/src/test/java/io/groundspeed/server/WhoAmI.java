package io.groundspeed.server;

import jakarta.annotation.Resource;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Returns the caller's name, the connections that the application gets, and the content of the
 * cache.
 */
@WebServlet({"/private/whoami", "/application", "/telemetry", "/post"})
public class WhoAmI extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Resource(lookup = "java:jboss/datasources/GroundspeedDS")
  private transient DataSource application;

  @Resource(lookup = "java:jboss/datasources/GroundspeedTelemetryDS")
  private transient DataSource telemetry;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String answer =
        switch (request.getServletPath()) {
          case "/private/whoami" -> whoami(request);
          case "/application" -> applicationName(application);
          default -> applicationName(telemetry);
        };
    response.setContentType("text/plain");
    response.getWriter().print(answer);
  }

  private static String whoami(HttpServletRequest request) {
    request.getSession();
    return Stream.concat(
            Stream.of(request.getRemoteUser()),
            List.of("admin", "mentor", "client").stream().filter(request::isUserInRole))
        .collect(Collectors.joining(" "));
  }

  private static String applicationName(DataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW application_name")) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getWriter().print(request.getInputStream().readAllBytes().length);
  }
}
