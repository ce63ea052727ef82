package io.groundspeed.bench.statement;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A connection through one of the wrappers. */
@State(Scope.Benchmark)
public class StatementState {
  /** Where the database is, as a system property; without it only the no-op driver is measured. */
  static final String URL = "groundspeed.bench.url";

  @Param public Wrapper wrapper;

  Connection nothing;
  Connection database;

  /** Opens the connections. */
  @Setup(Level.Trial)
  public void open() throws SQLException {
    nothing = wrapper.around(NoOpDriver.connection());
    String url = System.getProperty(URL);
    if (url != null) {
      database = wrapper.around(DriverManager.getConnection(url));
    }
  }
}
