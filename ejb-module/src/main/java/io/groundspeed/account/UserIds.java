package io.groundspeed.account;

import io.groundspeed.postgres.Sql;
import io.groundspeed.postgres.Telemetry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Maps log-in names to user ids. Ids are cached, because a name never moves to another user and
 * every beacon of a session needs the id. Thread-safe.
 */
@ApplicationScoped
public class UserIds {
  private static final Logger LOG = Logger.getLogger(UserIds.class.getName());
  private static final int REMEMBERED = 10_000;

  private final Map<String, Long> known = new ConcurrentHashMap<>();

  @Inject @Telemetry private DataSource dataSource;

  /** Returns the user's id; empty if there is no such user or the id can't be read now. */
  public Optional<Long> of(String username) {
    Long id = known.get(username);
    if (id == null) {
      id = read(username);
      if (id != null) {
        if (known.size() >= REMEMBERED) {
          known.clear();
        }
        known.put(username, id);
      }
    }
    return Optional.ofNullable(id);
  }

  private @Nullable Long read(String username) {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.of(connection, "SELECT id FROM groundspeed.users WHERE username = ?")
          .with(username)
          .first(row -> row.getLong(1))
          .orElse(null);
    } catch (SQLException e) {
      LOG.log(Level.FINE, "The user's id can't be read now", e);
      return null;
    }
  }
}
