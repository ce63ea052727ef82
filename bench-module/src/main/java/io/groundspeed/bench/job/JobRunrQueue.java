package io.groundspeed.bench.job;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.scheduling.BackgroundJob;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.gson.GsonJsonMapper;

/** JobRunr on its PostgreSQL storage. Five seconds is its shortest polling interval. */
final class JobRunrQueue implements Contender {
  private static final Duration POLL = Duration.ofSeconds(5);

  private final Peers peers;

  JobRunrQueue(Peers peers) {
    this.peers = peers;
    start(0);
    JobRunr.destroy();
  }

  /** With no workers it only enqueues. */
  private void start(int workers) {
    JobRunr.configure()
        .useJsonMapper(new GsonJsonMapper())
        .useStorageProvider(new PostgresStorageProvider(peers.dataSource()))
        .useBackgroundJobServerIf(
            workers > 0,
            BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                .andPollInterval(POLL)
                .andWorkerCount(Math.max(1, workers)))
        .initialize();
  }

  @Override
  public double perSecond(int workers, int jobs) throws Exception {
    bulkPerSecond(jobs);
    peers.analyze();
    Starts.expect(jobs);
    start(workers);
    try {
      return Starts.perSecond(jobs);
    } finally {
      JobRunr.destroy();
    }
  }

  @Override
  public double bulkPerSecond(int jobs) throws Exception {
    peers.truncate("jobrunr_jobs");
    start(0);
    try {
      long from = System.nanoTime();
      BackgroundJob.enqueue(IntStream.range(0, jobs).boxed(), number -> Starts.one());
      return jobs * 1e9 / (System.nanoTime() - from);
    } finally {
      JobRunr.destroy();
    }
  }

  @Override
  public double[] startMillis(int jobs, int pauseMillis) throws Exception {
    peers.truncate("jobrunr_jobs");
    Starts.expect(jobs);
    start(10);
    try {
      for (int i = 0; i < jobs; i++) {
        TimeUnit.MILLISECONDS.sleep(pauseMillis);
        long sent = System.nanoTime();
        BackgroundJob.enqueue(() -> Starts.sentAt(sent));
      }
      return Starts.millis();
    } finally {
      JobRunr.destroy();
    }
  }
}
