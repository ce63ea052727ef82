package io.groundspeed.postgres;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

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
   * @throws org.flywaydb.core.api.FlywayException if a migration fails, or an applied migration
   *     differs from the one in this build
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
