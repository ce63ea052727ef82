package io.groundspeed.platform.demo;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.groundspeed.cache.Cache;
import io.groundspeed.deployment.DemoSettings;
import io.groundspeed.shared.Environment;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.DenyAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes demo content if {@code GROUNDSPEED_DEMO} is true and there are no journeys and no users
 * other than administrators, so it never mixes with existing content. {@code
 * GROUNDSPEED_DEMO_PASSWORD} is the password of the users {@code client} and {@code mentor};
 * without it, they can't log in.
 */
@Singleton
@Startup
@DenyAll
public class DemoContent {
  private static final Logger LOG = Logger.getLogger(DemoContent.class.getName());
  private static final int COST = 12;

  /** Ensures that the database is migrated before this bean starts. */
  @PersistenceContext private EntityManager entities;

  @Inject private DataSource dataSource;

  @Inject private InstantSource time;
  @Inject private Cache cache;

  @PostConstruct
  void fill() {
    DemoSettings settings = DemoSettings.of(Environment.ofProcess());
    if (settings.on()) {
      try (Connection connection = dataSource.getConnection()) {
        fill(connection, settings.password());
      } catch (SQLException e) {
        throw new IllegalStateException("The demo can't be written", e);
      }
    }
  }

  private void fill(Connection connection, @Nullable String password) throws SQLException {
    if (!isEmpty(connection)) {
      LOG.info("The platform has content already; no demo is written");
      return;
    }
    long began = System.nanoTime();
    new DemoSeed(connection, time.instant()).write(password == null ? null : hash(password));
    cache.invalidateAll();
    LOG.log(Level.INFO, "The demo is written, in {0} ms", (System.nanoTime() - began) / 1_000_000);
  }

  /** If two nodes start concurrently, the second one waits and finds the content of the first. */
  private static boolean isEmpty(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(hashtext('groundspeed demo'))");
      try (ResultSet row =
          statement.executeQuery(
              """
              SELECT NOT EXISTS (SELECT FROM groundspeed.journeys)
                 AND NOT EXISTS (SELECT FROM groundspeed.users WHERE role <> 'admin')
              """)) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static String hash(String password) {
    return BCrypt.withDefaults().hashToString(COST, password.toCharArray());
  }
}
