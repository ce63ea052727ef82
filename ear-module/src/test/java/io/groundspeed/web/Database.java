package io.groundspeed.web;

import io.groundspeed.testing.ArquillianServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The application's database behind the server, as its owner. */
final class Database {
  private Database() {}

  static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        ArquillianServer.database().jdbcUrl(),
        ArquillianServer.database().user(),
        ArquillianServer.database().password());
  }
}
