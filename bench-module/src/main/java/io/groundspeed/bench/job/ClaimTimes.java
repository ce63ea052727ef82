package io.groundspeed.bench.job;

import io.groundspeed.launcher.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The durations of the running server's claims, as PostgreSQL logs them: parse, bind and execute of
 * each. Searches for where waiting jobs begin count as claims.
 */
final class ClaimTimes {
  private static final int PACED_SECONDS = 20;
  private static final Pattern STEP =
      Pattern.compile(
          "\\[(\\d+)\\] LOG: +duration: ([0-9.]+) ms +(parse|bind|execute) [^:]*: "
              + "(WITH (?:candidate|taken) AS MATERIALIZED|SELECT lane\\.job_type)");

  private final EmbeddedDatabase database;
  private final JobTables tables;

  ClaimTimes(EmbeddedDatabase database, JobTables tables) {
    this.database = database;
    this.tables = tables;
  }

  /** Measures with only as many jobs as the workers run in the time. */
  double[] besideAnEmptyTable() throws Exception {
    tables.empty();
    tables.fill("bench_paced", 100_000);
    return measure();
  }

  /**
   * Measures with a million finished jobs, 100,000 waiting jobs, and 50,000 dead rows that an open
   * snapshot keeps.
   */
  double[] besideManyRows() throws Exception {
    tables.empty();
    tables.execute(
        """
        INSERT INTO groundspeed.background_jobs (job_type, job_name, status, attempts, completed_at)
        SELECT 'bench_paced', 'Job ' || n, 'completed', 1, groundspeed.clock()
          FROM generate_series(1, 1000000) AS n
        """);
    tables.fill("bench_paced", 150_000);
    try (Connection old = tables.connect();
        Statement snapshot = old.createStatement()) {
      old.setAutoCommit(false);
      old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      snapshot.execute("SELECT count(*) FROM groundspeed.job_counts");
      tables.execute(
          """
          UPDATE groundspeed.background_jobs SET status = 'completed'
           WHERE id IN (SELECT id FROM groundspeed.background_jobs
                         WHERE status = 'pending' ORDER BY id LIMIT 50000)
          """);
      return measure();
    }
  }

  private double[] measure() throws Exception {
    log("0");
    long from = Files.size(database.logFile());
    tables.resume("bench_paced");
    TimeUnit.SECONDS.sleep(PACED_SECONDS);
    log("-1");
    double[] millis = read(from);
    tables.fill("bench_paced", 0);
    tables.execute("DELETE FROM groundspeed.background_jobs WHERE status = 'pending'");
    tables.awaitDone("bench_paced");
    return millis;
  }

  private void log(String millis) throws SQLException {
    try (Connection superuser = database.connectAsSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute("ALTER SYSTEM SET log_min_duration_statement = " + millis);
      statement.execute("SELECT pg_reload_conf()");
    }
  }

  private double[] read(long from) throws IOException {
    byte[] log = Files.readAllBytes(database.logFile());
    String text = new String(log, (int) from, (int) (log.length - from));
    Map<String, Double> begun = new HashMap<>();
    double[] millis = new double[text.length() / 50 + 1];
    int count = 0;
    Matcher step = STEP.matcher(text);
    while (step.find()) {
      double sum = begun.merge(step.group(1), Double.parseDouble(step.group(2)), Double::sum);
      if (step.group(3).equals("execute")) {
        millis[count++] = sum;
        begun.remove(step.group(1));
      }
    }
    double[] sorted = Arrays.copyOf(millis, count);
    Arrays.sort(sorted);
    return sorted;
  }
}
