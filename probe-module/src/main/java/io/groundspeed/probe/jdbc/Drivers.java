package io.groundspeed.probe.jdbc;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The drivers behind the probe: PostgreSQL's, and those of other databases from modules of the
 * server. Thread-safe.
 */
public final class Drivers {
  /** The connection property that names the module of a driver. */
  public static final String MODULE = "groundspeed.module";

  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final String H2 = "jdbc:h2:";

  /** Included in WildFly. */
  private static final String H2_MODULE = "com.h2database.h2";

  private Drivers() {}

  /** Returns whether the driver for a URL is found without {@link #MODULE}. */
  public static boolean isKnown(String url) {
    return isPostgreSql(url) || url.startsWith(H2);
  }

  /** Returns whether a URL belongs to PostgreSQL's driver. */
  static boolean isPostgreSql(String url) {
    return url.startsWith(POSTGRESQL);
  }

  /**
   * Returns the scheme of a URL, for example {@code jdbc:h2:}, without the rest, which may contain
   * secrets.
   */
  public static String scheme(String url) {
    int end = url.indexOf(':', url.indexOf(':') + 1);
    return end < 0 ? "jdbc:" : url.substring(0, end + 1);
  }

  /**
   * Returns the driver for a URL.
   *
   * @throws SQLException with the action to take, if there is none
   */
  static Driver of(String url, @Nullable Properties info) throws SQLException {
    if (isPostgreSql(url)) {
      return PostgreSql.DRIVER;
    }
    String module = info == null ? null : info.getProperty(MODULE);
    if (module == null && url.startsWith(H2)) {
      module = H2_MODULE;
    }
    if (module == null) {
      return byName(url);
    }
    for (Driver driver : DriverModules.drivers(module)) {
      if (driver.acceptsURL(url)) {
        return driver;
      }
    }
    throw new SQLException("%s: the module %s has no driver for it".formatted(scheme(url), module));
  }

  private static Driver byName(String url) throws SQLException {
    try {
      return DriverManager.getDriver(url);
    } catch (SQLException e) {
      throw new SQLException(
          "%s: no driver; the connection property %s names the module that has it"
              .formatted(scheme(url), MODULE),
          e);
    }
  }

  /** Returns the properties that are meant for the driver. */
  static @Nullable Properties ofDriver(@Nullable Properties info) {
    if (info == null || info.getProperty(MODULE) == null) {
      return info;
    }
    Properties own = new Properties();
    info.stringPropertyNames().forEach(name -> own.setProperty(name, info.getProperty(name)));
    own.remove(MODULE);
    return own;
  }

  /** Loads the driver by name, so that this module does not require it. */
  static final class PostgreSql {
    static final Driver DRIVER = load();

    private PostgreSql() {}

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
