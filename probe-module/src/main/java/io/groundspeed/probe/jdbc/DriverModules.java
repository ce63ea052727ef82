package io.groundspeed.probe.jdbc;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.modules.Module;
import org.jboss.modules.ModuleLoadException;

/**
 * The drivers in modules of the server. Separate from {@link Drivers}, whose other callers work
 * without JBoss Modules. Thread-safe.
 */
final class DriverModules {
  private static final int MOST_MODULES = 50;

  private static final Map<String, List<Driver>> OF_MODULES = new ConcurrentHashMap<>();

  private DriverModules() {}

  /**
   * Returns the drivers of a module.
   *
   * @throws SQLException if the module can't be loaded
   */
  static List<Driver> drivers(String name) throws SQLException {
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
}
