package io.groundspeed.bench.job;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.DBConnectionManager;

/** Quartz on its clustered JDBC store. */
final class QuartzQueue implements Contender {
  private static final String[] TABLES = {
    "qrtz_fired_triggers", "qrtz_simple_triggers", "qrtz_triggers", "qrtz_job_details"
  };

  private final Peers peers;

  QuartzQueue(Peers peers) {
    this.peers = peers;
    DBConnectionManager.getInstance().addConnectionProvider("peers", peers.quartzConnections());
  }

  /** A trivial job. */
  public static final class Trivial implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      Starts.one();
    }
  }

  /** A job that carries the time when it was enqueued. */
  public static final class Started implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      Starts.sentAt(context.getMergedJobDataMap().getLong("sent"));
    }
  }

  private static Scheduler scheduler(int workers) throws SchedulerException {
    Properties settings = new Properties();
    Map.of(
            "org.quartz.scheduler.instanceName", "bench",
            "org.quartz.scheduler.instanceId", "AUTO",
            "org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool",
            "org.quartz.threadPool.threadCount", Integer.toString(workers),
            "org.quartz.scheduler.batchTriggerAcquisitionMaxCount", Integer.toString(workers),
            "org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX",
            "org.quartz.jobStore.driverDelegateClass",
                "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate",
            "org.quartz.jobStore.dataSource", "peers",
            "org.quartz.jobStore.isClustered", "true",
            "org.quartz.jobStore.acquireTriggersWithinLock", "true")
        .forEach(settings::setProperty);
    return new StdSchedulerFactory(settings).getScheduler();
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
      scheduler.shutdown(true);
    }
  }

  @Override
  public double bulkPerSecond(int jobs) throws Exception {
    peers.truncate(TABLES);
    Map<JobDetail, Set<? extends Trigger>> all = new HashMap<>();
    for (int i = 0; i < jobs; i++) {
      all.put(
          JobBuilder.newJob(Trivial.class).withIdentity("job" + i).build(),
          Set.of(TriggerBuilder.newTrigger().withIdentity("trigger" + i).startNow().build()));
    }
    Scheduler scheduler = scheduler(1);
    try {
      long from = System.nanoTime();
      scheduler.scheduleJobs(all, false);
      return jobs * 1e9 / (System.nanoTime() - from);
    } finally {
      scheduler.shutdown(true);
    }
  }

  @Override
  public double[] startMillis(int jobs, int pauseMillis) throws Exception {
    peers.truncate(TABLES);
    Starts.expect(jobs);
    Scheduler scheduler = scheduler(10);
    scheduler.start();
    try {
      for (int i = 0; i < jobs; i++) {
        TimeUnit.MILLISECONDS.sleep(pauseMillis);
        scheduler.scheduleJob(
            JobBuilder.newJob(Started.class).usingJobData("sent", System.nanoTime()).build(),
            TriggerBuilder.newTrigger().startNow().build());
      }
      return Starts.millis();
    } finally {
      scheduler.shutdown(true);
    }
  }
}
