package io.groundspeed.bench.statement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** One statement, from prepare to close. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StatementBenchmark {
  private static final String LOOK_UP = "SELECT id, name FROM bench_item WHERE id = ?";

  /** Uses a no-op driver, so that only the cost of the wrapper remains. */
  @Benchmark
  public int noOp(StatementState state) throws SQLException {
    return lookUp(state.nothing);
  }

  static int lookUp(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LOOK_UP)) {
      select.setInt(1, 42);
      try (ResultSet rows = select.executeQuery()) {
        int found = 0;
        while (rows.next()) {
          found += rows.getInt(1);
        }
        return found;
      }
    }
  }
}
