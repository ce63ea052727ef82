package io.groundspeed.launcher;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * The location of a database and the credentials for it.
 *
 * @param jdbcUrl {@code jdbc:postgresql://…}
 */
record DatabaseAddress(String jdbcUrl, String user, String password) {
  private static final String JDBC = "jdbc:";
  private static final int OLDEST = 17;
  private static final String PASSWORD_REFUSED = "28P01";
  private static final String USER_REFUSED = "28000";
  private static final String NO_SUCH_DATABASE = "3D000";

  /**
   * Parses an operator's value: a JDBC URL, or psql's {@code postgresql://user:password@host/db}.
   * User and password in the URL take precedence over the other two parameters.
   */
  static DatabaseAddress parse(String url, String user, String password) {
    String plain = url.startsWith(JDBC) ? url.substring(JDBC.length()) : url;
    if (!plain.startsWith("postgresql://") && !plain.startsWith("postgres://")) {
      throw new StartFailure(
          "GROUNDSPEED_DB_URL must start with jdbc:postgresql:// or postgresql://.");
    }
    URI uri = uri(plain);
    String userInfo = uri.getRawUserInfo();
    if (userInfo == null) {
      return new DatabaseAddress(JDBC + plain, user, password);
    }
    String[] parts = userInfo.split(":", 2);
    String address = plain.substring(plain.indexOf('@') + 1);
    return new DatabaseAddress(
        JDBC + "postgresql://" + address,
        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
        parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : password);
  }

  private static URI uri(String plain) {
    try {
      return URI.create(plain);
    } catch (IllegalArgumentException e) {
      throw new StartFailure("GROUNDSPEED_DB_URL is not a URL: " + e.getMessage() + ".", e);
    }
  }

  /** Returns the URL in psql's format. */
  String psqlUrl() {
    return jdbcUrl
        .substring(JDBC.length())
        .replaceFirst("://", "://" + encoded(user) + ":" + encoded(password) + "@");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Fails if the database does not answer, refuses us, or is too old. */
  void requireUsable() {
    try (Connection connection = connect()) {
      if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST) {
        throw new StartFailure(
            "The database at "
                + jdbcUrl
                + " is PostgreSQL "
                + connection.getMetaData().getDatabaseProductVersion()
                + ", and Groundspeed needs "
                + OLDEST
                + " or newer.");
      }
    } catch (SQLException e) {
      throw new StartFailure(refusal(e), e);
    }
  }

  private String refusal(SQLException e) {
    return switch (String.valueOf(e.getSQLState())) {
      case PASSWORD_REFUSED, USER_REFUSED ->
          "The database at "
              + jdbcUrl
              + " refuses user "
              + user
              + ": check GROUNDSPEED_DB_USER and GROUNDSPEED_DB_PASSWORD.";
      case NO_SUCH_DATABASE ->
          "The database at " + jdbcUrl + " does not exist: create it, or check GROUNDSPEED_DB_URL.";
      default ->
          "The database at "
              + jdbcUrl
              + " does not answer: start it, or check GROUNDSPEED_DB_URL ("
              + String.valueOf(e.getMessage()).replaceAll("\\s+", " ")
              + ").";
    };
  }

  /** Returns whether an administrator can already log in. */
  boolean hasAdministrator() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      return holds(statement, "SELECT to_regclass('groundspeed.users') IS NOT NULL")
          && holds(statement, "SELECT EXISTS (SELECT FROM groundspeed.users WHERE role = 'admin')");
    } catch (SQLException e) {
      throw new StartFailure(refusal(e), e);
    }
  }

  /** Returns whether the demo's client can already log in. */
  boolean hasDemo() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      return holds(statement, "SELECT to_regclass('groundspeed.journeys') IS NOT NULL")
          && holds(
              statement,
              """
              SELECT EXISTS (SELECT FROM groundspeed.users
                              WHERE username = 'client' AND password_hash IS NOT NULL)
              """);
    } catch (SQLException e) {
      throw new StartFailure(refusal(e), e);
    }
  }

  private static boolean holds(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("loginTimeout", "10");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "10");
    return DriverManager.getConnection(jdbcUrl, properties);
  }
}
