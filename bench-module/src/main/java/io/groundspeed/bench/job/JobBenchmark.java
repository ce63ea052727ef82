package io.groundspeed.bench.job;

import io.groundspeed.bench.Medians;
import io.groundspeed.launcher.EmbeddedDatabase;
import io.groundspeed.launcher.WildFlyServer;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Runs trivial jobs with Groundspeed, db-scheduler, JobRunr and Quartz on one PostgreSQL with fsync
 * and synchronous_commit on, in turn: A B C D A B C D.
 */
public final class JobBenchmark {
  private static final int ROUNDS = 3;

  /** Jobs enqueued one by one before starts are measured, because a rare call is compiled late. */
  private static final int WARM_UP_STARTS = 3_000;

  private static final String TRANSACTIONAL = "Groundspeed, transactional";
  private static final String WRITING = "Groundspeed, a row written by each";
  private static final String COALESCED = "Groundspeed, coalesced";
  private static final String DB_SCHEDULER = "db-scheduler 16, lock-and-fetch";
  private static final String DB_SCHEDULER_WRITING = "db-scheduler 16, a row written by each";
  private static final String DB_SCHEDULER_REWRITING = "db-scheduler 16, batches rewritten";
  private static final String JOBRUNR = "JobRunr 8";
  private static final String QUARTZ = "Quartz 2.5, clustered";
  private static final String FAR = "Groundspeed, from another node";

  /** They differ from another contender only in how jobs end. */
  private static final Set<String> SAME_ENQUEUE = Set.of(COALESCED, WRITING, DB_SCHEDULER_WRITING);

  private final Path server;
  private final Path ear;
  private final Path work;
  private final PrintStream out = System.out;

  /**
   * @param server the assembled WildFly
   * @param ear the built EAR
   * @param work a directory for the database and the server's files
   */
  public JobBenchmark(Path server, Path ear, Path work) {
    this.server = server;
    this.ear = ear;
    this.work = work;
  }

  /** Runs the benchmark and prints its tables. */
  public void run() throws Exception {
    Path home = Files.createTempDirectory(Files.createDirectories(work), "jobs");
    try (EmbeddedDatabase database = EmbeddedDatabase.in(home).start();
        JobTables tables = new JobTables(database);
        Peers peers = Peers.in(database)) {
      out.printf(
          "%nTrivial jobs: %d cores, Java %s, PostgreSQL %s, fsync %s, synchronous_commit %s%n",
          Runtime.getRuntime().availableProcessors(),
          Runtime.version().feature(),
          tables.value("SHOW server_version"),
          tables.value("SHOW fsync"),
          tables.value("SHOW synchronous_commit"));
      Nodes nodes = new Nodes(server, ear, home, database);
      Map<String, Contender> contenders = contenders(tables, peers);
      try (WildFlyServer two = nodes.worker(2)) {
        throughput(2, contenders);
      }
      try (WildFlyServer ten = nodes.worker(10)) {
        throughput(10, contenders);
        bulk(contenders, peers);
        claims(new ClaimTimes(database, tables));
        memory(tables);
        starts(nodes, tables, contenders);
      }
    }
  }

  private static Map<String, Contender> contenders(JobTables tables, Peers peers) {
    Map<String, Contender> contenders = new LinkedHashMap<>();
    contenders.put(
        TRANSACTIONAL, new Groundspeed(tables, "bench_transactional", "bench_near_driver"));
    contenders.put(DB_SCHEDULER, new DbSchedulerQueue(peers, false));
    contenders.put(WRITING, new Groundspeed(tables, "bench_writing", "bench_near_driver"));
    contenders.put(DB_SCHEDULER_WRITING, new DbSchedulerQueue(peers, true));
    contenders.put(COALESCED, new Groundspeed(tables, "bench_coalesced", "bench_near_driver"));
    contenders.put(JOBRUNR, new JobRunrQueue(peers));
    contenders.put(QUARTZ, new QuartzQueue(peers));
    return contenders;
  }

  /**
   * Returns as many jobs as each contender runs in a few seconds; more in the first round, until
   * everything is compiled.
   */
  private static int jobs(String name, int round) {
    return switch (name) {
      case COALESCED, TRANSACTIONAL -> 60_000;
      case JOBRUNR -> 1_000;
      case QUARTZ -> 200;
      default -> round == 0 ? 30_000 : 10_000;
    };
  }

  private void throughput(int workers, Map<String, Contender> contenders) throws Exception {
    Medians medians = new Medians();
    for (int round = 0; round <= ROUNDS; round++) {
      for (Map.Entry<String, Contender> one : contenders.entrySet()) {
        double rate = one.getValue().perSecond(workers, jobs(one.getKey(), round));
        out.printf("  round %d, %d workers: %s %,.0f%n", round, workers, one.getKey(), rate);
        if (round > 0) {
          medians.add(one.getKey(), rate);
        }
      }
    }
    out.printf("%n%d workers, %d rounds, medians%33s%n", workers, ROUNDS, "jobs/s");
    medians.names().forEach(name -> out.printf("%-40s %,20.0f%n", name, medians.of(name)));
    out.printf(
        """
        transactional / db-scheduler %.2f (target %.1f), with a row written by each %.2f, \
        coalesced / db-scheduler %.1f (target 8)
        """,
        medians.ratio(TRANSACTIONAL, DB_SCHEDULER),
        workers == 2 ? 1.3 : 1.0,
        medians.ratio(WRITING, DB_SCHEDULER_WRITING),
        medians.ratio(COALESCED, DB_SCHEDULER));
  }

  private void bulk(Map<String, Contender> contenders, Peers peers) throws Exception {
    Medians medians = new Medians();
    try (Peers rewriting = peers.rewritingBatches()) {
      Map<String, Contender> enqueuers = new LinkedHashMap<>(contenders);
      enqueuers.keySet().removeAll(SAME_ENQUEUE);
      enqueuers.put(DB_SCHEDULER_REWRITING, new DbSchedulerQueue(rewriting, false));
      for (int round = -1; round <= ROUNDS; round++) {
        for (Map.Entry<String, Contender> one : enqueuers.entrySet()) {
          int jobs = one.getKey().equals(QUARTZ) ? 1_000 : 20_000;
          double rate = one.getValue().bulkPerSecond(jobs);
          if (round > 0) {
            medians.add(one.getKey(), rate);
          }
        }
      }
    }
    out.printf("%nEnqueued together%43s%n", "jobs/s");
    medians.names().forEach(name -> out.printf("%-40s %,20.0f%n", name, medians.of(name)));
    out.printf(
        "Groundspeed / db-scheduler %.2f (target 2.5), with batches rewritten %.2f%n",
        medians.ratio(TRANSACTIONAL, DB_SCHEDULER),
        medians.ratio(TRANSACTIONAL, DB_SCHEDULER_REWRITING));
  }

  private void claims(ClaimTimes times) throws Exception {
    out.printf("%nClaims of a running server, ms%23s %8s %8s%n", "claims", "p50", "p95");
    for (int round = 0; round < 2; round++) {
      print("table empty but for 100,000 waiting", times.besideAnEmptyTable(), 0.95);
      print("+ 1,000,000 finished, 50,000 dead", times.besideManyRows(), 0.95);
    }
  }

  private void print(String name, double[] millis, double high) {
    out.printf(
        "%-40s %,12d %8.2f %8.2f%n",
        name, millis.length, Medians.quantile(millis, 0.50), Medians.quantile(millis, high));
  }

  private void memory(JobTables tables) throws Exception {
    Groundspeed groundspeed = new Groundspeed(tables, "bench_coalesced", "bench_near_driver");
    tables.empty();
    out.printf("%nHeap of the server after a collection, MiB%n%,10d jobs%n", 0);
    out.printf("%10.1f%n", groundspeed.heapMebibytes());
    for (int done = 250_000; done <= 1_000_000; done += 250_000) {
      tables.fill("bench_coalesced", 250_000);
      tables.resume("bench_coalesced");
      tables.awaitDone("bench_coalesced");
      out.printf("%,10d jobs %10.1f%n", done, groundspeed.heapMebibytes());
    }
  }

  private void starts(Nodes nodes, JobTables tables, Map<String, Contender> contenders)
      throws Exception {
    contenders.keySet().removeAll(SAME_ENQUEUE);
    try (WildFlyServer far = nodes.far()) {
      contenders.put(FAR, new Groundspeed(tables, "bench_started", "bench_far_driver"));
      for (Map.Entry<String, Contender> one : contenders.entrySet()) {
        boolean slow = one.getKey().equals(JOBRUNR) || one.getKey().equals(QUARTZ);
        one.getValue().startMillis(slow ? 10 : WARM_UP_STARTS, 1);
      }
      out.printf("%nFrom enqueue to start at low load, ms%16s %8s %8s%n", "jobs", "p50", "p99");
      for (int round = 0; round < 3; round++) {
        for (Map.Entry<String, Contender> one : contenders.entrySet()) {
          boolean slow = one.getKey().equals(JOBRUNR);
          print(one.getKey(), one.getValue().startMillis(slow ? 10 : 300, slow ? 500 : 20), 0.99);
          if (one.getValue() instanceof Groundspeed ours) {
            print("  of which the call that enqueues", ours.enqueueMillis(), 0.99);
          }
        }
      }
    }
  }
}
