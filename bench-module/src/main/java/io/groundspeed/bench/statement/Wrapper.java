package io.groundspeed.bench.statement;

import com.p6spy.engine.common.ConnectionInformation;
import com.p6spy.engine.event.SimpleJdbcEventListener;
import com.p6spy.engine.wrapper.ConnectionWrapper;
import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Calls;
import io.groundspeed.probe.jdbc.MeasuredConnection;
import io.groundspeed.probe.record.RecordSettings;
import io.groundspeed.probe.record.StatementLog;
import io.groundspeed.probe.sql.Fingerprints;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import net.bull.javamelody.JdbcWrapper;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.postgresql.ds.PGSimpleDataSource;

/** The wrappers around a connection, each with its default settings. */
public enum Wrapper {
  RAW {
    @Override
    Connection around(Connection connection) {
      return connection;
    }
  },
  /** With fingerprint, context, counts, sketch and samples, as on the server. */
  GROUNDSPEED {
    @Override
    Connection around(Connection connection) {
      Calls.bind(new Call("bench.war", "/orders/{id}"));
      StatementLog log = new StatementLog(new RecordSettings(100_000_000, 20, 8_192, 5_000), false);
      everySecond(() -> log.fetch((key, counts) -> {}));
      return new MeasuredConnection(connection, log, new Fingerprints(4_000_000));
    }
  },
  JAVAMELODY {
    @Override
    Connection around(Connection connection) {
      return JdbcWrapper.SINGLETON.createConnectionProxy(connection);
    }
  },
  /** Counts only; its log is off. */
  DATASOURCE_PROXY {
    @Override
    Connection around(Connection connection) throws SQLException {
      return ProxyDataSourceBuilder.create(new OneConnection(connection))
          .countQuery()
          .build()
          .getConnection();
    }
  },
  /** With a no-op listener. */
  P6SPY {
    @Override
    Connection around(Connection connection) {
      return ConnectionWrapper.wrap(
          connection,
          new SimpleJdbcEventListener() {},
          ConnectionInformation.fromTestConnection(connection));
    }
  };

  abstract Connection around(Connection connection) throws SQLException;

  /** Fetches every second, as the EAR does. */
  static void everySecond(Runnable fetch) {
    Executors.newSingleThreadScheduledExecutor(Wrapper::daemon)
        .scheduleAtFixedRate(fetch, 1, 1, TimeUnit.SECONDS);
  }

  private static Thread daemon(Runnable fetch) {
    Thread thread = new Thread(fetch, "fetch");
    thread.setDaemon(true);
    return thread;
  }

  /** A data source that has one connection. */
  private static final class OneConnection extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    private final transient Connection connection;

    OneConnection(Connection connection) {
      this.connection = connection;
    }

    @Override
    public Connection getConnection() {
      return connection;
    }
  }
}
