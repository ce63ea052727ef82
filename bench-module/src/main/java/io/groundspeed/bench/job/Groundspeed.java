package io.groundspeed.bench.job;

import java.util.Arrays;

/** Groundspeed's queue, with handlers of one kind. */
final class Groundspeed implements Contender {
  private final JobTables tables;
  private final String type;
  private final String driver;
  private double[] enqueueMillis = {};

  /**
   * @param type the kind of handler: {@code bench_transactional}, {@code bench_writing} or {@code
   *     bench_coalesced}
   * @param driver the type of the job that enqueues inside a server
   */
  Groundspeed(JobTables tables, String type, String driver) {
    this.tables = tables;
    this.type = type;
    this.driver = driver;
  }

  /** The number of workers is that of the running server. */
  @Override
  public double perSecond(int workers, int jobs) throws Exception {
    tables.empty();
    tables.fill(type, jobs);
    tables.resume(type);
    tables.awaitDone(type);
    return Double.parseDouble(
        tables.value(
            """
            SELECT count(*) / extract(epoch FROM max(completed_at) - min(started_at))
              FROM groundspeed.background_jobs WHERE status = 'completed' AND job_type = '%s'
            """
                .formatted(type)));
  }

  @Override
  public double bulkPerSecond(int jobs) throws Exception {
    tables.empty();
    return Double.parseDouble(drive("bulk", jobs, 0));
  }

  @Override
  public double[] startMillis(int jobs, int pauseMillis) throws Exception {
    tables.empty();
    enqueueMillis = sorted(drive("started", jobs, pauseMillis));
    tables.awaitDone("bench_started");
    return sorted(
        tables.value(
            """
            SELECT string_agg(result #>> '{}', ',') FROM groundspeed.background_jobs
             WHERE job_type = 'bench_started' AND status = 'completed'
            """));
  }

  /** Returns the durations of the calls that enqueued the last started jobs, sorted. */
  double[] enqueueMillis() {
    return enqueueMillis;
  }

  private static double[] sorted(String numbers) {
    return Arrays.stream(numbers.split(",")).mapToDouble(Double::parseDouble).sorted().toArray();
  }

  /** Returns the MiB in use on the server after a garbage collection. */
  double heapMebibytes() throws Exception {
    return Double.parseDouble(drive("heap", 0, 0));
  }

  private String drive(String action, int jobs, int pauseMillis) throws Exception {
    String id =
        tables.value(
            """
            INSERT INTO groundspeed.background_jobs (job_type, job_name, max_attempts, payload)
            VALUES ('%s', 'Driver', 1,
                    '{"action": "%s", "jobs": %d, "pauseMillis": %d}')
            RETURNING id
            """
                .formatted(driver, action, jobs, pauseMillis));
    tables.wake();
    tables.awaitDone(driver);
    return tables.value(
        "SELECT result #>> '{}' FROM groundspeed.background_jobs WHERE status = 'completed' AND id = "
            + id);
  }
}
