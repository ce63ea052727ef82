package io.groundspeed.bench.ingest;

import io.groundspeed.launcher.EmbeddedDatabase;
import io.groundspeed.launcher.WildFlyServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Posts batches of ten fresh vitals in turn (A B C A B C): to Groundspeed, with fsync and
 * synchronous_commit on and the answer after the commit, and to two endpoints that store nothing.
 */
public final class IngestBenchmark {
  private static final Duration ROUND = Duration.ofSeconds(6);
  private static final int ROUNDS = 5;
  private static final String BEACON = "/api/performance/web-vitals";
  private static final Target OURS = new Target("Groundspeed, durable, 64 connections", BEACON, 64);
  private static final Target STREAM =
      new Target("servlet that only stream-parses, 64", "/baseline/stream", 64);
  private static final Target JSONB =
      new Target("JAX-RS with JSON-B as shipped, 64", "/baseline/jsonb/vitals", 64);
  private static final Target ALONE = new Target("Groundspeed, durable, 1 connection", BEACON, 1);

  private final Path server;
  private final Path ear;
  private final Path work;
  private final PrintStream out = System.out;

  /**
   * @param server the assembled WildFly
   * @param ear the built EAR
   * @param work a directory for the database and the server's files, emptied before and after
   */
  public IngestBenchmark(Path server, Path ear, Path work) {
    this.server = server;
    this.ear = ear;
    this.work = work;
  }

  /** Runs the benchmark and prints its table. */
  public void run() throws Exception {
    Path home = Files.createTempDirectory(Files.createDirectories(work), "ingest");
    try (EmbeddedDatabase database = EmbeddedDatabase.in(home).start();
        WildFlyServer wildfly =
            WildFlyServer.builder(server, home)
                .deployment(ear)
                .deployment(BaselineWar.in(home))
                .database(database)
                .portOffset(portOffset())
                .env("GROUNDSPEED_REQUESTS_PER_ADDRESS", "64") // all clients have one address
                .env("GROUNDSPEED_BEACON_RATE", "1000000")
                .env("GROUNDSPEED_BEACON_BURST", "10000000")
                .start()
                .awaitReady(Duration.ofMinutes(3))) {
      measure(wildfly.httpPort(), database);
    }
  }

  private static int portOffset() {
    return io.groundspeed.launcher.Ports.free() % 20_000 + 20_000;
  }

  private void measure(int port, EmbeddedDatabase database) throws Exception {
    List<Target> targets = List.of(OURS, STREAM, JSONB, ALONE);
    Map<Target, List<Round>> rounds = new LinkedHashMap<>();
    long acknowledged = 0;
    for (Target target : targets) {
      rounds.put(target, new ArrayList<>());
      acknowledged += stored(target, post(port, target, ROUND.multipliedBy(2)));
    }
    for (int i = 0; i < ROUNDS; i++) {
      for (Target target : targets) {
        Round round = post(port, target, ROUND);
        rounds.get(target).add(round);
        acknowledged += stored(target, round);
      }
    }
    print(rounds, database);
    out.printf("%nvitals acknowledged %,d, in the table %,d%n", acknowledged, count(database));
  }

  private static long stored(Target target, Round round) {
    return target.path().equals(BEACON) ? 10L * round.latencies().length : 0;
  }

  private static Round post(int port, Target target, Duration length) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(target.connections());
    try {
      long started = System.nanoTime();
      long end = started + length.toNanos();
      List<Future<Tally>> running = new ArrayList<>();
      for (int i = 0; i < target.connections(); i++) {
        running.add(clients.submit(() -> postUntil(end, port, target.path())));
      }
      Tally all = new Tally();
      for (Future<Tally> tally : running) {
        all.add(tally.get());
      }
      return all.round((System.nanoTime() - started) / 1e9);
    } finally {
      clients.shutdownNow();
    }
  }

  private static Tally postUntil(long end, int port, String path) throws IOException {
    Tally tally = new Tally();
    try (Client client = new Client(port, path)) {
      while (System.nanoTime() < end) {
        byte[] body = BeaconBody.next();
        long started = System.nanoTime();
        if (client.post(body) == 204) {
          tally.answered(System.nanoTime() - started);
        } else {
          tally.refused++;
        }
      }
    }
    return tally;
  }

  private void print(Map<Target, List<Round>> rounds, EmbeddedDatabase database)
      throws SQLException {
    out.printf(
        "%nIngest: 1.5 KB bodies of 10 vitals, %d rounds of %d s in turn, medians%n",
        ROUNDS, ROUND.toSeconds());
    out.printf(
        "%s %s, %d cores, Java %s, PostgreSQL %s, fsync %s, synchronous_commit %s%n%n",
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().feature(),
        show(database, "server_version"),
        show(database, "fsync"),
        show(database, "synchronous_commit"));
    out.printf(
        "%-40s %12s %12s %9s %9s %8s%n",
        "", "requests/s", "vitals/s", "p50 ms", "p99 ms", "refused");
    rounds.forEach(
        (target, list) ->
            out.printf(
                "%-40s %,12.0f %,12.0f %9.2f %9.2f %8d%n",
                target.name(),
                perSecond(list),
                10 * perSecond(list),
                median(list, 0.50),
                median(list, 0.99),
                list.stream().mapToLong(Round::refused).sum()));
    double ours = perSecond(rounds.get(OURS));
    out.printf(
        "%nours / stream-parsing servlet %.2f (target 0.20)%nours / JSON-B as shipped     %.2f (target 2.00)%n",
        ours / perSecond(rounds.get(STREAM)), ours / perSecond(rounds.get(JSONB)));
  }

  private static double perSecond(List<Round> rounds) {
    return Round.median(rounds.stream().mapToDouble(Round::perSecond).toArray());
  }

  private static double median(List<Round> rounds, double quantile) {
    return Round.median(rounds.stream().mapToDouble(round -> round.millis(quantile)).toArray());
  }

  private static String show(EmbeddedDatabase database, String setting) throws SQLException {
    return query(database, "SHOW " + setting);
  }

  private static long count(EmbeddedDatabase database) throws SQLException {
    return Long.parseLong(query(database, "SELECT count(*) FROM groundspeed.web_vitals"));
  }

  private static String query(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  /** The counts of one client. */
  private static final class Tally {
    private long[] latencies = new long[1_024];
    private int answered;
    private long refused;

    void answered(long nanos) {
      if (answered == latencies.length) {
        latencies = Arrays.copyOf(latencies, answered * 2);
      }
      latencies[answered++] = nanos;
    }

    void add(Tally other) {
      for (int i = 0; i < other.answered; i++) {
        answered(other.latencies[i]);
      }
      refused += other.refused;
    }

    Round round(double seconds) {
      long[] sorted = Arrays.copyOf(latencies, answered);
      Arrays.sort(sorted);
      return new Round(seconds, sorted, refused);
    }
  }
}
