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
import org.jspecify.annotations.Nullable;

/**
 * Serves {@code jdbc:groundspeed:postgresql://…} with PostgreSQL's own driver and measures its
 * statements; {@code jdbc:groundspeed:h2:…} and others likewise, see {@link Drivers}. The rest of
 * the URL and all properties belong to that driver; {@code jdbc:groundspeed:jdbc:postgresql://…}
 * means the same. With {@code GROUNDSPEED_PROBE=off} it returns the driver's connections unchanged.
 */
public final class GroundspeedDriver implements Driver {
  /** The prefix of the URLs that this driver accepts. */
  public static final String PREFIX = "jdbc:groundspeed:";

  /** Connection pools inside applications find drivers through the DriverManager. */
  static {
    try {
      DriverManager.registerDriver(new GroundspeedDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    String plain = plain(url);
    Driver driver = Drivers.of(plain, info);
    Properties own = Drivers.ofDriver(info);
    Connection connection = driver.connect(plain, own);
    return connection == null || !Probe.isOn()
        ? connection
        : new MeasuredConnection(
            connection,
            Probe.statements(),
            Probe.fingerprints(),
            Drivers.isPostgreSql(plain)
                ? Probe.sessions().opened(connection, driver, plain, own)
                : null);
  }

  @Override
  public boolean acceptsURL(@Nullable String url) {
    return url != null && url.startsWith(PREFIX);
  }

  private static String plain(String url) {
    String rest = url.substring(PREFIX.length());
    return rest.startsWith("jdbc:") ? rest : "jdbc:" + rest;
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
    String plain = plain(url);
    return Drivers.of(plain, info).getPropertyInfo(plain, Drivers.ofDriver(info));
  }

  @Override
  public int getMajorVersion() {
    return Drivers.PostgreSql.DRIVER.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return Drivers.PostgreSql.DRIVER.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return Drivers.PostgreSql.DRIVER.getParentLogger();
  }
}
