package io.groundspeed.probe.session;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The open measured connections of this server to PostgreSQL databases. Several pools to one
 * database count as one. Thread-safe.
 */
public final class DatabaseSessions {
  /** Maximum number of databases; connections to others are measured, but not listed here. */
  public static final int MOST_DATABASES = 32;

  /** Maximum number of connections; further ones are measured, but not listed here. */
  public static final int MOST_SESSIONS = 10_000;

  private final Map<String, MeasuredDatabase> databases = new ConcurrentHashMap<>();
  private final Set<DatabaseSession> sessions = ConcurrentHashMap.newKeySet();

  /**
   * Adds a connection to a PostgreSQL database that was just opened.
   *
   * @param url without the probe's prefix
   * @param info the connection properties, with the log-in
   * @return null if there are too many, or another driver serves the address
   */
  public @Nullable DatabaseSession opened(
      Connection connection, Driver driver, String url, @Nullable Properties info) {
    if (sessions.size() >= MOST_SESSIONS) {
      return null;
    }
    try {
      MeasuredDatabase database = database(driver, url, info == null ? new Properties() : info);
      if (database == null) {
        return null;
      }
      DatabaseSession session =
          new DatabaseSession(database, connection.unwrap(PGConnection.class).getBackendPID());
      sessions.add(session);
      return session;
    } catch (SQLException e) {
      return null; // another driver for these addresses
    }
  }

  private @Nullable MeasuredDatabase database(Driver driver, String url, Properties info) {
    String name = name(url, info);
    if (name == null || (databases.size() >= MOST_DATABASES && !databases.containsKey(name))) {
      return null;
    }
    return databases.computeIfAbsent(name, absent -> new MeasuredDatabase(name, driver, url, info));
  }

  private static @Nullable String name(String url, Properties info) {
    Properties parsed = org.postgresql.Driver.parseURL(url, info);
    return parsed == null
        ? null
        : "%s:%s/%s"
            .formatted(
                parsed.getProperty("PGHOST"),
                parsed.getProperty("PGPORT"),
                parsed.getProperty("PGDBNAME"));
  }

  /** Removes a connection that was closed. */
  public void closed(DatabaseSession session) {
    sessions.remove(session);
  }

  /** Returns the databases, in no order. */
  public Collection<MeasuredDatabase> databases() {
    return List.copyOf(databases.values());
  }

  /**
   * Returns a database; empty if no connection to it was measured since the server started.
   *
   * @param name host, port and name
   */
  public Optional<MeasuredDatabase> named(String name) {
    return Optional.ofNullable(databases.get(name));
  }

  /** Returns the open connections to a database, in no order. */
  public List<DatabaseSession> of(MeasuredDatabase database) {
    return sessions.stream().filter(session -> session.database() == database).toList();
  }
}
