package io.groundspeed.bench.job;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.groundspeed.launcher.EmbeddedDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** The other queues' schema in the same database, and their pool. */
final class Peers implements AutoCloseable {
  private static final String QUARTZ_TABLES = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";

  private final EmbeddedDatabase database;
  private final HikariDataSource pool;

  private Peers(EmbeddedDatabase database, String property) {
    this.database = database;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.jdbcUrl() + "?currentSchema=peers" + property);
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setMaximumPoolSize(20);
    pool = new HikariDataSource(config);
  }

  /** Creates the tables; the driver has its default settings. */
  static Peers in(EmbeddedDatabase database) throws SQLException, IOException {
    Peers peers = new Peers(database, "");
    peers.execute("CREATE SCHEMA peers");
    peers.execute(text("/io/groundspeed/bench/job/db-scheduler.sql"));
    peers.execute(text(QUARTZ_TABLES));
    return peers;
  }

  /** Returns the same tables with a driver that combines a batch into one INSERT. */
  Peers rewritingBatches() {
    return new Peers(database, "&reWriteBatchedInserts=true");
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = Peers.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  DataSource dataSource() {
    return pool;
  }

  void truncate(String... tables) throws SQLException {
    execute("TRUNCATE " + String.join(", ", tables) + " CASCADE");
  }

  /** Does what autovacuum would do within a minute. */
  void analyze() throws SQLException {
    execute("ANALYZE");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Returns the same pool through Quartz's interface. */
  ConnectionProvider quartzConnections() {
    return new ConnectionProvider() {
      @Override
      public Connection getConnection() throws SQLException {
        return pool.getConnection();
      }

      @Override
      public void shutdown() {}

      @Override
      public void initialize() {}
    };
  }

  @Override
  public void close() {
    pool.close();
  }
}
