package io.groundspeed.bench.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * db-scheduler with lock-and-fetch. Its handler inserts the same history row as Groundspeed, alone
 * or in a transaction with the row that a writing handler writes.
 */
final class DbSchedulerQueue implements Contender {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Peers peers;
  private final OneTimeTask<Void> task;
  private final OneTimeTask<Long> started;

  /**
   * @param writing whether the handler also writes a row
   */
  DbSchedulerQueue(Peers peers, boolean writing) {
    this.peers = peers;
    task =
        Tasks.oneTime("trivial")
            .execute(
                (instance, context) -> {
                  Starts.addHistory(peers.dataSource(), Long.parseLong(instance.getId()), writing);
                  Starts.one();
                });
    started =
        Tasks.oneTime("started", Long.class)
            .execute((instance, context) -> Starts.sentAt(instance.getData()));
  }

  private Scheduler scheduler(int workers) {
    return Scheduler.create(peers.dataSource(), task, started)
        .threads(workers)
        .pollingInterval(POLL)
        .pollUsingLockAndFetch(0.5, 4.0)
        .enableImmediateExecution()
        .shutdownMaxWait(Duration.ofSeconds(5))
        .build();
  }

  private List<TaskInstance<?>> instances(int jobs) {
    List<TaskInstance<?>> instances = new ArrayList<>();
    for (int i = 0; i < jobs; i++) {
      instances.add(task.instance(Integer.toString(i)));
    }
    return instances;
  }

  @Override
  public double perSecond(int workers, int jobs) throws Exception {
    bulkPerSecond(jobs);
    peers.analyze();
    Starts.expect(jobs);
    Scheduler scheduler = scheduler(workers);
    scheduler.start();
    try {
      return Starts.perSecond(jobs);
    } finally {
      scheduler.stop();
    }
  }

  @Override
  public double bulkPerSecond(int jobs) throws Exception {
    peers.truncate("scheduled_tasks", "history", "effect");
    List<TaskInstance<?>> instances = instances(jobs);
    long from = System.nanoTime();
    scheduler(1).scheduleBatch(instances, Instant.now());
    return jobs * 1e9 / (System.nanoTime() - from);
  }

  @Override
  public double[] startMillis(int jobs, int pauseMillis) throws Exception {
    peers.truncate("scheduled_tasks", "history", "effect");
    Starts.expect(jobs);
    Scheduler scheduler = scheduler(10);
    scheduler.start();
    try {
      for (int i = 0; i < jobs; i++) {
        TimeUnit.MILLISECONDS.sleep(pauseMillis);
        scheduler.schedule(started.instance(Integer.toString(i), System.nanoTime()), Instant.now());
      }
      return Starts.millis();
    } finally {
      scheduler.stop();
    }
  }
}
