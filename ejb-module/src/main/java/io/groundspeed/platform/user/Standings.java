package io.groundspeed.platform.user;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The standing of accounts, for every request of a session: read anew every few seconds, so that a
 * disabled user is out that soon on every node. Thread-safe.
 */
@ApplicationScoped
public class Standings {
  private static final Logger LOG = Logger.getLogger(Standings.class.getName());
  private static final long NANOS = 3_000_000_000L;
  private static final int REMEMBERED = 10_000;

  private final Map<String, Read> known = new ConcurrentHashMap<>();

  @Resource(lookup = "java:jboss/datasources/GroundspeedTelemetryDS")
  private DataSource dataSource;

  /** For the container. */
  protected Standings() {}

  Standings(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Returns how an account stands; empty where it is disabled or gone.
   *
   * @throws IllegalStateException where it was never read and can't be read now
   */
  public Optional<Standing> of(String username) {
    Read last = known.get(username);
    if (last != null && System.nanoTime() - last.at() < NANOS) {
      return last.standing();
    }
    return readAnew(username, last);
  }

  /** Returns how an account stands at this moment. */
  public Optional<Standing> now(String username) {
    return readAnew(username, null);
  }

  private Optional<Standing> readAnew(String username, Read last) {
    try {
      Read read = new Read(read(username), System.nanoTime());
      if (known.size() >= REMEMBERED) {
        known.clear();
      }
      known.put(username, read);
      return read.standing();
    } catch (SQLException e) {
      if (last == null) {
        throw new IllegalStateException("Whether the account is enabled can't be read now", e);
      }
      LOG.log(Level.FINE, "The standing of an account can't be read now: the last one counts", e);
      known.put(username, new Read(last.standing(), System.nanoTime()));
      return last.standing();
    }
  }

  private Optional<Standing> read(String username) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT role, credentials_version
                  FROM groundspeed.users
                 WHERE username = ? AND disabled_at IS NULL
                """)) {
      select.setString(1, username);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Standing(row.getString(1), row.getInt(2)))
            : Optional.empty();
      }
    }
  }

  private record Read(Optional<Standing> standing, long at) {}
}
