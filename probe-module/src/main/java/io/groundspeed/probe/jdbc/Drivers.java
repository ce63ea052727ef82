package io.groundspeed.probe.jdbc;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.modules.Module;
import org.jboss.modules.ModuleLoadException;

/**
 * The drivers behind the probe: PostgreSQL's, and those of other databases by the modules of the
 * server that hold them. Thread-safe.
 */
final class Drivers {
  /**
   * The connection property that names the module of a driver; H2's is known, which WildFly brings.
   */
  static final String MODULE = "groundspeed.module";

  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final Map<String, String> KNOWN = Map.of("jdbc:h2:", "com.h2database.h2");
  private static final int MOST_MODULES = 50;

  private static final Map<String, List<Driver>> OF_MODULES = new ConcurrentHashMap<>();

  private Drivers() {}

  /**
   * Returns the driver for a URL.
   *
   * @throws SQLException saying what to do, where there is none
   */
  static Driver of(String url, Properties info) throws SQLException {
    if (url.startsWith(POSTGRESQL)) {
      return PostgreSql.DRIVER;
    }
    String module = info == null ? null : info.getProperty(MODULE);
    for (Map.Entry<String, String> known : KNOWN.entrySet()) {
      module = module == null && url.startsWith(known.getKey()) ? known.getValue() : module;
    }
    if (module == null) {
      return byName(url);
    }
    for (Driver driver : ofModule(module)) {
      if (driver.acceptsURL(url)) {
        return driver;
      }
    }
    throw new SQLException("%s: the module %s has no driver for it".formatted(kind(url), module));
  }

  private static Driver byName(String url) throws SQLException {
    try {
      return DriverManager.getDriver(url);
    } catch (SQLException e) {
      throw new SQLException(
          "%s: no driver; the connection property %s names the module that has it"
              .formatted(kind(url), MODULE),
          e);
    }
  }

  /** What comes behind may be a secret. */
  private static String kind(String url) {
    int end = url.indexOf(':', url.indexOf(':') + 1);
    return end < 0 ? "jdbc:" : url.substring(0, end + 1);
  }

  private static List<Driver> ofModule(String name) throws SQLException {
    List<Driver> known = OF_MODULES.get(name);
    if (known != null) {
      return known;
    }
    List<Driver> loaded = new ArrayList<>();
    try {
      Module module = Module.getBootModuleLoader().loadModule(name);
      for (Driver driver : ServiceLoader.load(Driver.class, module.getClassLoader())) {
        loaded.add(driver);
      }
    } catch (ModuleLoadException | LinkageError | ServiceConfigurationError e) {
      throw new SQLException("the module %s can't be loaded".formatted(name), e);
    }
    if (OF_MODULES.size() < MOST_MODULES) {
      OF_MODULES.put(name, loaded);
    }
    return loaded;
  }

  /** Returns the properties that are the driver's own. */
  static Properties ofDriver(Properties info) {
    if (info == null || info.getProperty(MODULE) == null) {
      return info;
    }
    Properties own = new Properties();
    info.stringPropertyNames().forEach(name -> own.setProperty(name, info.getProperty(name)));
    own.remove(MODULE);
    return own;
  }

  /** By name, so that this module needs no driver to be loaded. */
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
