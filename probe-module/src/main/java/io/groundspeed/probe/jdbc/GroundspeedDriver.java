package io.groundspeed.probe.jdbc;

import io.groundspeed.probe.Probe;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;

/**
 * Serves {@code jdbc:groundspeed:postgresql://…} by PostgreSQL's own driver, and measures what goes
 * through. The rest of the URL and all properties are PostgreSQL's; {@code
 * jdbc:groundspeed:jdbc:postgresql://…} means the same. With {@code GROUNDSPEED_PROBE=off} it hands
 * out PostgreSQL's connections as they are.
 */
public final class GroundspeedDriver implements Driver {
  private static final String PREFIX = "jdbc:groundspeed:";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  @Override
  public Connection connect(String url, Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    String plain = plain(url);
    Connection connection = driver(plain).connect(plain, info);
    return connection == null || !Probe.isOn()
        ? connection
        : new MeasuredConnection(connection, Probe.statements(), Probe.fingerprints());
  }

  @Override
  public boolean acceptsURL(String url) {
    return url != null && url.startsWith(PREFIX);
  }

  private static String plain(String url) {
    String rest = url.substring(PREFIX.length());
    return rest.startsWith("jdbc:") ? rest : "jdbc:" + rest;
  }

  /** By name, so that this module is made of the JDK alone; any other database by its driver. */
  private static Driver driver(String url) throws SQLException {
    if (!url.startsWith(POSTGRESQL)) {
      return DriverManager.getDriver(url);
    }
    return PostgreSql.DRIVER;
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
    String plain = plain(url);
    return driver(plain).getPropertyInfo(plain, info);
  }

  @Override
  public int getMajorVersion() {
    return PostgreSql.DRIVER.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return PostgreSql.DRIVER.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return PostgreSql.DRIVER.getParentLogger();
  }

  private static final class PostgreSql {
    static final Driver DRIVER = load();

    private static Driver load() {
      try {
        return Class.forName("org.postgresql.Driver")
            .asSubclass(Driver.class)
            .getDeclaredConstructor()
            .newInstance();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(
            "PostgreSQL's driver is missing: the module io.groundspeed.probe depends on org.postgresql",
            e);
      }
    }
  }
}
