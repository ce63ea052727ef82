package io.groundspeed.probe.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class DriversTest {
  @Test
  void pools_of_applications_find_the_probe_by_the_driver_manager() throws SQLException {
    assertThat(new GroundspeedDriver()).isNotNull(); // the constructor that the server uses

    assertThat(DriverManager.getDriver("jdbc:groundspeed:postgresql://db/shop"))
        .isInstanceOf(GroundspeedDriver.class);
  }

  @Test
  void a_driver_that_is_registered_serves_its_url() throws SQLException {
    Other other = new Other();
    DriverManager.registerDriver(other);
    try {
      assertThat(Drivers.of("jdbc:other:x", new Properties())).isSameAs(other);
    } finally {
      DriverManager.deregisterDriver(other);
    }
  }

  @Test
  void where_there_is_none_the_error_says_what_to_do_and_no_secret() {
    assertThatThrownBy(() -> Drivers.of("jdbc:unknown:x;password=hidden", new Properties()))
        .isInstanceOf(SQLException.class)
        .hasMessage(
            "jdbc:unknown:: no driver; the connection property groundspeed.module names the module that has it");
  }

  @Test
  void the_module_is_no_property_of_the_drivers() {
    Properties info = new Properties();
    info.setProperty("user", "ann");
    assertThat(Drivers.ofDriver(info)).isSameAs(info);

    info.setProperty(Drivers.MODULE, "com.other");
    assertThat(Drivers.ofDriver(info)).containsOnlyKeys("user");
  }

  /** A driver of another database. */
  private static final class Other implements Driver {
    @Override
    public Connection connect(String url, Properties info) {
      return null;
    }

    @Override
    public boolean acceptsURL(String url) {
      return url.startsWith("jdbc:other:");
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
      return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
      return 1;
    }

    @Override
    public int getMinorVersion() {
      return 0;
    }

    @Override
    public boolean jdbcCompliant() {
      return false;
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getLogger("other");
    }
  }
}
