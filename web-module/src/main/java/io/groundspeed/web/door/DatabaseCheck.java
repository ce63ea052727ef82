package io.groundspeed.web.door;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Checks whether the database answers; may block for as long as the pool and its sockets do. */
final class DatabaseCheck implements BooleanSupplier {
  private static final String DATA_SOURCE = "java:jboss/datasources/GroundspeedTelemetryDS";
  private static final int SECONDS = 2;

  @Override
  @SuppressWarnings("BanJNDI") // the name is a constant
  public boolean getAsBoolean() {
    try {
      DataSource source = (DataSource) new InitialContext().lookup(DATA_SOURCE);
      try (Connection connection = source.getConnection()) {
        return connection.isValid(SECONDS);
      }
    } catch (NamingException | SQLException e) {
      return false;
    }
  }
}
