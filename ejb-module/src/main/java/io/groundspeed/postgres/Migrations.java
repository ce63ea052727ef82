package io.groundspeed.postgres;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings a database's schema {@code groundspeed} to the state that this version of the code needs.
 *
 * <p>The migrations are {@code db/migration/V…__….sql}; what has been applied stands in {@code
 * groundspeed.flyway_schema_history}. Nodes may start at once: Flyway's lock makes the later ones
 * wait, and they find nothing left to do.
 */
public final class Migrations {
  /** Where every table, view and function of Groundspeed lives. */
  public static final String SCHEMA = "groundspeed";

  static final int OLDEST_POSTGRES = 17;

  private Migrations() {}

  /**
   * Applies what is missing.
   *
   * @param dataSource hands out connections that are in no transaction: Flyway commits by itself
   * @throws UnsupportedPostgresException if the server is older than PostgreSQL 17
   * @throws org.flywaydb.core.api.FlywayException if a migration fails, or if one that was applied
   *     is not the one in this build
   */
  public static void migrate(DataSource dataSource) {
    requireSupportedPostgres(dataSource);
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:db/migration")
        .defaultSchema(SCHEMA)
        .schemas(SCHEMA)
        .cleanDisabled(true)
        .validateOnMigrate(true)
        .outputQueryResults(false)
        .load()
        .migrate();
  }

  private static void requireSupportedPostgres(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      DatabaseMetaData server = connection.getMetaData();
      requireSupported(server.getDatabaseMajorVersion(), server.getDatabaseProductVersion());
    } catch (SQLException e) {
      throw new IllegalStateException("The database cannot be reached: " + e.getMessage(), e);
    }
  }

  static void requireSupported(int majorVersion, String version) {
    if (majorVersion < OLDEST_POSTGRES) {
      throw new UnsupportedPostgresException(version);
    }
  }
}
