package io.groundspeed.bench.statement;

import java.sql.Connection;
import java.sql.SQLException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A connection through one of the wrappers. */
@State(Scope.Benchmark)
public class StatementState {
  @Param public Wrapper wrapper;

  Connection nothing;

  /** Opens the connection. */
  @Setup(Level.Trial)
  public void open() throws SQLException {
    nothing = wrapper.around(NoOpDriver.connection());
  }
}
