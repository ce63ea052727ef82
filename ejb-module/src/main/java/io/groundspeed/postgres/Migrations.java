package io.groundspeed.postgres;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * Migrates the schema {@code groundspeed} to the version that this code needs.
 *
 * <p>The migrations are {@code db/migration/V…__….sql}. Applied migrations are recorded in {@code
 * groundspeed.flyway_schema_history}. Nodes may start concurrently: Flyway's lock makes the later
 * ones wait, and they then find nothing to do.
 */
public final class Migrations {
  /** The schema of all Groundspeed tables, views and functions. */
  public static final String SCHEMA = "groundspeed";

  static final int OLDEST_POSTGRES = 17;

  private Migrations() {}

  /**
   * Applies pending migrations.
   *
   * @param dataSource hands out connections without a transaction, because Flyway commits itself
   * @throws UnsupportedPostgresException if the server is older than PostgreSQL 17
   * @throws UnsupportedSchemaException if an applied migration is not the one in this build
   * @throws org.flywaydb.core.api.FlywayException if a migration fails
   */
  public static void migrate(DataSource dataSource) {
    requireSupportedPostgres(dataSource);
    Flyway flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(dataSource)
            .locations("classpath:db/migration")
            .defaultSchema(SCHEMA)
            .schemas(SCHEMA)
            .cleanDisabled(true)
            .validateOnMigrate(true)
            .outputQueryResults(false)
            .load();
    try {
      flyway.migrate();
    } catch (FlywayValidateException e) {
      // Flyway compares the applied migrations before it changes anything. Migrations of a release
      // never change, so the database is from a build between releases.
      throw new UnsupportedSchemaException(flyway.info().current().getVersion().getVersion(), e);
    }
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
