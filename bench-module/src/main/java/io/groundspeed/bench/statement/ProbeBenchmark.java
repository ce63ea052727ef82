package io.groundspeed.bench.statement;

import io.groundspeed.bench.ClassPath;
import io.groundspeed.launcher.EmbeddedDatabase;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs one statement and one request without a wrapper, with Groundspeed and with other wrappers,
 * each in a separate JVM, in turn: A B C A B C.
 */
public final class ProbeBenchmark {
  private static final int ROUNDS = 3;

  private final Path work;
  private final PrintStream out = System.out;

  /**
   * @param work a directory for the database, emptied afterwards
   */
  public ProbeBenchmark(Path work) {
    this.work = work;
  }

  /** Runs the benchmark and prints its table. */
  public void run() throws Exception {
    ClassPath.forJvmsOfTheirOwn();
    Path home = Files.createTempDirectory(Files.createDirectories(work), "statements");
    try (EmbeddedDatabase database = EmbeddedDatabase.in(home).start()) {
      String url =
          database.jdbcUrl() + "?user=" + database.user() + "&password=" + database.password();
      prepare(url);
      print(measure(url));
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

  private Map<String, Double> measure(String url) throws Exception {
    Costs costs = new Costs();
    for (int i = 1; i <= ROUNDS; i++) {
      out.printf("Round %d of %d, two minutes each%n", i, ROUNDS);
      costs.add(new Runner(options()).run());
      costs.addLookUps(new LookUps().measure(url));
    }
    return costs.medians();
  }

  private static Options options() {
    return new OptionsBuilder()
        .include(ProbeBenchmark.class.getPackageName() + ".*")
        .forks(1)
        .warmupIterations(5)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(5)
        .measurementTime(TimeValue.milliseconds(500))
        .addProfiler(CpuTime.class)
        .verbosity(VerboseMode.SILENT)
        .build();
  }

  private void print(Map<String, Double> medians) {
    out.printf(
        "%nNanoseconds of processor time, medians of %d rounds in turn; Java %s, %d cores%n%n",
        ROUNDS, Runtime.version().feature(), Runtime.getRuntime().availableProcessors());
    medians.forEach((name, nanos) -> out.printf("%-32s %,10.0f%n", name, nanos));
    out.printf(
        """

        one statement adds %.0f ns (target 120), of which two readings of the clock are %.0f
        that is %.2f of what JavaMelody adds (target 0.50)
        one look-up by primary key adds %.0f ns (target 500)
        one request adds %.0f ns (target 1,000)
        """,
        added(medians, "noOp", Wrapper.GROUNDSPEED),
        medians.get("clock"),
        ratio(medians, "noOp"),
        added(medians, "lookUp", Wrapper.GROUNDSPEED),
        added(medians, "request", Wrapper.GROUNDSPEED));
  }

  private static double ratio(Map<String, Double> medians, String benchmark) {
    return added(medians, benchmark, Wrapper.GROUNDSPEED)
        / added(medians, benchmark, Wrapper.JAVAMELODY);
  }

  private static double added(Map<String, Double> medians, String benchmark, Wrapper wrapper) {
    return medians.get(benchmark + " " + wrapper) - medians.get(benchmark + " " + Wrapper.RAW);
  }
}
