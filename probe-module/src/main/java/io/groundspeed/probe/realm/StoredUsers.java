package io.groundspeed.probe.realm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * Reads users over the telemetry data source, which an exhausted pool of the application can't
 * block.
 */
class StoredUsers {
  private static final String DATA_SOURCE = "java:jboss/datasources/GroundspeedTelemetryDS";
  private static final int SECONDS = 3;

  /**
   * The names that {@code users.username} can contain. Any other name belongs to no user and is not
   * looked up.
   */
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,100}");

  /**
   * Returns the user of that name as currently stored; {@link StoredUser#NOBODY} if no such user
   * may log in.
   *
   * @throws SQLException if the user can't be read now
   */
  StoredUser of(String name) throws SQLException {
    if (!NAME.matcher(name).matches()) {
      return StoredUser.NOBODY;
    }
    try (Connection connection = dataSource().getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT password_hash, role
                  FROM groundspeed.users
                 WHERE username = ? AND disabled_at IS NULL AND password_hash IS NOT NULL
                """)) {
      select.setQueryTimeout(SECONDS);
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? new StoredUser(row.getString(1), row.getString(2)) : StoredUser.NOBODY;
      }
    }
  }

  /** Looked up each time: the data source may be removed and added again while the realm exists. */
  @SuppressWarnings("BanJNDI") // the name is a constant
  private static DataSource dataSource() throws SQLException {
    try {
      return (DataSource) new InitialContext().lookup(DATA_SOURCE);
    } catch (NamingException e) {
      throw new SQLException("There is no " + DATA_SOURCE, e);
    }
  }
}
