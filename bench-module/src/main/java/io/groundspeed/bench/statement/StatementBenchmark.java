package io.groundspeed.bench.statement;

import io.groundspeed.launcher.EmbeddedDatabase;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** One statement, from prepare to close. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StatementBenchmark {
  private static final String LOOK_UP = "SELECT id, name FROM bench_item WHERE id = ?";

  /** Over a driver that does nothing: what is left is the wrapper. */
  @Benchmark
  public int noOp(StatementState state) throws SQLException {
    return run(state.nothing);
  }

  /** A look-up by primary key. */
  @Benchmark
  public int postgresql(StatementState state) throws SQLException {
    return run(state.database);
  }

  private static int run(Connection connection) throws SQLException {
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

  /** Runs all of it, each wrapper in JVMs of its own, one after the other and again. */
  public static void run(Path directory) throws Exception {
    setClassPath();
    Path home = Files.createTempDirectory(Files.createDirectories(directory), "statements-");
    try (EmbeddedDatabase database = EmbeddedDatabase.in(home).start()) {
      String url =
          database.jdbcUrl() + "?user=" + database.user() + "&password=" + database.password();
      prepare(url);
      new Runner(
              new OptionsBuilder()
                  .include(StatementBenchmark.class.getName())
                  .forks(2)
                  .warmupIterations(3)
                  .warmupTime(TimeValue.seconds(1))
                  .measurementIterations(5)
                  .measurementTime(TimeValue.seconds(1))
                  .jvmArgsAppend("-D" + StatementState.URL + "=" + url)
                  .build())
          .run();
    }
  }

  private static void prepare(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE bench_item (id int PRIMARY KEY, name text)");
      statement.execute(
          "INSERT INTO bench_item SELECT n, 'item ' || n FROM generate_series(1, 100000) AS n");
      statement.execute("VACUUM ANALYZE bench_item");
    }
  }

  /** JMH starts JVMs with this one's class path, which is Maven's here and not ours. */
  private static void setClassPath() {
    if (StatementBenchmark.class.getClassLoader() instanceof URLClassLoader loader) {
      System.setProperty(
          "java.class.path",
          Arrays.stream(loader.getURLs())
              .map(URL::getPath)
              .collect(Collectors.joining(java.io.File.pathSeparator)));
    }
  }
}
