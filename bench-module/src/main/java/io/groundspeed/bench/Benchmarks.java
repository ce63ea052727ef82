package io.groundspeed.bench;

import io.groundspeed.bench.cache.CacheBenchmark;
import io.groundspeed.bench.ingest.IngestBenchmark;
import io.groundspeed.bench.job.JobBenchmark;
import io.groundspeed.bench.statement.ProbeBenchmark;
import io.groundspeed.bench.throughput.ShopBenchmark;
import io.groundspeed.bench.throughput.ThroughputBenchmark;
import java.nio.file.Path;

/** Runs the benchmark named on the command line; see {@code src/docs/guide/benchmarks.md}. */
public final class Benchmarks {
  private Benchmarks() {}

  /**
   * @param args the benchmark's name, the assembled server, the EAR, and the working directory
   */
  public static void main(String[] args) throws Exception {
    Path server = Path.of(args[1]);
    Path ear = Path.of(args[2]);
    Path work = Path.of(args[3]);
    switch (args[0]) {
      case "ingest" -> new IngestBenchmark(server, ear, work).run();
      case "jobs" -> new JobBenchmark(server, ear, work).run();
      case "cache" -> CacheBenchmark.run();
      case "statements" -> new ProbeBenchmark(work).run();
      case "statements-throughput" -> new ShopBenchmark(server, ear, work).run();
      case "throughput" -> new ThroughputBenchmark(server, ear, work).run();
      default ->
          throw new IllegalArgumentException(
              "There is no benchmark "
                  + args[0]
                  + ": try ingest, jobs, cache, statements, throughput or statements-throughput");
    }
  }
}
