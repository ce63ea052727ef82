package io.groundspeed.probe.session;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A PostgreSQL database to which measured connections lead, with the log-in of one of its pools.
 * The log-in never leaves this class.
 */
public final class MeasuredDatabase {
  private final String name;
  private final Driver driver;
  private final String url;
  private final Properties info;

  MeasuredDatabase(String name, Driver driver, String url, Properties info) {
    this.name = name;
    this.driver = driver;
    this.url = url;
    this.info = info;
  }

  /** Returns host, port and name, for example {@code db:5432/shop}. */
  public String name() {
    return name;
  }

  /**
   * Opens a further connection with the pool's address and log-in. It is not measured.
   *
   * @param application the name that the database shows for it
   * @param seconds maximum time to connect, and to wait for each answer
   * @throws SQLException if the database can't be reached or refuses the log-in
   */
  public Connection connect(String application, int seconds) throws SQLException {
    return connect(settings(application, seconds));
  }

  /**
   * Opens a further connection like {@link #connect(String, int)}, in the simple query mode: texts
   * are sent as they are, and {@code $1} in them is no parameter that PostgreSQL waits for.
   */
  public Connection connectSimple(String application, int seconds) throws SQLException {
    Properties settings = settings(application, seconds);
    settings.setProperty("preferQueryMode", "simple");
    return connect(settings);
  }

  private static Properties settings(String application, int seconds) {
    String longest = String.valueOf(seconds);
    Properties settings = new Properties();
    settings.setProperty("ApplicationName", application);
    settings.setProperty("connectTimeout", longest);
    settings.setProperty("loginTimeout", longest);
    settings.setProperty("socketTimeout", longest);
    return settings;
  }

  /**
   * Opens a further connection with the pool's address and log-in. It is not measured.
   *
   * @param settings connection properties that replace those of the pool, for example timeouts
   * @throws SQLException if the database can't be reached or refuses the log-in
   */
  public Connection connect(Properties settings) throws SQLException {
    Properties all = new Properties();
    info.stringPropertyNames().forEach(key -> all.setProperty(key, info.getProperty(key)));
    settings.stringPropertyNames().forEach(key -> all.setProperty(key, settings.getProperty(key)));
    Connection connection = driver.connect(url, all);
    if (connection == null) {
      throw new SQLException("the driver does not accept the address of " + name);
    }
    return connection;
  }

  @Override
  public String toString() {
    return name;
  }
}
