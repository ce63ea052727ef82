package io.groundspeed.job.runner;

import io.groundspeed.job.Doorbell;
import io.groundspeed.job.RetryPolicy;
import io.groundspeed.job.claim.ClaimConnection;
import io.groundspeed.job.claim.ClaimedJob;
import io.groundspeed.job.claim.Claims;
import io.groundspeed.job.claim.Endings;
import io.groundspeed.job.claim.Frontier;
import io.groundspeed.job.claim.Leases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Assembles the parts of a node's runner. It is independent of the container, so that tests use the
 * real one.
 */
final class Runner {
  private static final Logger LOG = Logger.getLogger(Runner.class.getName());
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  /** While one batch waits for the database, the next one is being prepared. */
  private static final int GROUP_COMMITS = 2;

  private static final int RELEASE_TRIES = 4;
  private static final Duration RELEASE_PAUSE = Duration.ofMillis(200);

  private final RunnerSettings settings;
  private final Map<String, Handler> handlers;
  private final DataSource own;
  private final InstantSource time;
  private final ThreadFactory factory;
  private final Outcomes outcomes = new Outcomes();
  private final Signal signal = new Signal();
  private final Frontier frontier;
  private final Claims claims;
  private final Attempts attempts;
  private final GroupCommit groupCommit;
  private final Workers workers;
  private final Dispatcher dispatcher;
  private final Heartbeat heartbeat;
  private final Notices notices;
  private final Unannounced unannounced;
  private final ScheduledThreadPoolExecutor later;
  private final List<Thread> threads = new ArrayList<>();
  private volatile @Nullable Thread claiming;

  /**
   * The databases of a runner.
   *
   * @param transactions begins the transaction of an attempt
   * @param application the handlers' data source, used inside these transactions
   * @param own the runner's data source, used outside of them
   */
  record Sources(WorkTransaction.Source transactions, DataSource application, DataSource own) {}

  Runner(
      RunnerSettings settings,
      Map<String, Handler> handlers,
      Sources sources,
      InstantSource time,
      ThreadFactory factory) {
    this.settings = settings;
    this.handlers = handlers;
    this.own = sources.own();
    this.time = time;
    this.factory = factory;
    frontier = new Frontier(own, settings.poll());
    claims = new Claims(settings.node(), settings.lease(), frontier);
    RetryPolicy retries = new RetryPolicy(settings.backoff(), settings.longestBackoff());
    attempts =
        new Attempts(sources.transactions(), sources.application(), own, retries, outcomes, time);
    groupCommit =
        new GroupCommit(
            own, attempts::fail, completion -> workers().done(completion.job().token()));
    workers =
        new Workers(
            Math.max(1, settings.workers()),
            factory,
            attempt -> attempts.run(attempt, groupCommit::add),
            signal);
    notices = new Notices(own, settings.node() + " " + UUID.randomUUID(), signal);
    unannounced = new Unannounced(notices);
    dispatcher =
        new Dispatcher(
            claims,
            new ClaimConnection(own),
            frontier,
            workers,
            handlers,
            new Dispatcher.Waking(signal, unannounced, settings.poll()));
    Leases leases = new Leases(own, settings.lease());
    heartbeat =
        new Heartbeat(leases, workers, this::takenBack, attempts::abandoned, outcomes, time);
    later = new ScheduledThreadPoolExecutor(1, factory);
    later.setRemoveOnCancelPolicy(true);
  }

  private void takenBack() {
    frontier.makeDue();
    signal.ring();
  }

  /** Lets components built earlier refer to the workers. */
  private Workers workers() {
    return workers;
  }

  void start() {
    run("groundspeed-jobs-notify", notices::sendAll);
    if (settings.workers() > 0) {
      run("groundspeed-jobs-listen", notices::listen);
      for (int i = 0; i < GROUP_COMMITS; i++) {
        run("groundspeed-jobs-commit", groupCommit);
      }
      run("groundspeed-jobs-heartbeat", heartbeat);
      claiming = run("groundspeed-jobs", dispatcher);
    }
  }

  private Thread run(String name, Runnable work) {
    Thread thread = factory.newThread(work);
    thread.setName(name);
    thread.start();
    threads.add(thread);
    return thread;
  }

  /** Handles a wake-up for jobs committed on this node. */
  void committed(Doorbell.Committed jobs) {
    if (jobs.lanes().isEmpty()) {
      frontier.makeDue();
    }
    jobs.lanes().forEach(frontier::learn);
    Instant due = jobs.due();
    Duration wait = due == null ? Duration.ZERO : Duration.between(time.instant(), due);
    if (wait.isNegative() || wait.isZero()) {
      tell(jobs);
    } else if (wait.compareTo(settings.poll()) < 0) {
      // Only if it is due before the next poll. Polling finds later jobs in time.
      later.schedule(() -> signal.ring(), wait.toMillis() + 1, TimeUnit.MILLISECONDS);
    }
  }

  private void tell(Doorbell.Committed jobs) {
    if (jobs.id() == null) {
      signal.ring();
      notices.send();
    } else if (canTake(jobs)) {
      unannounced.add(jobs.id());
      signal.ring(jobs.id());
    } else {
      notices.send(jobs.id());
    }
  }

  private boolean canTake(Doorbell.Committed jobs) {
    return claiming != null
        && jobs.lanes().stream().allMatch(lane -> handlers.containsKey(lane.type()));
  }

  /**
   * Claims and runs due jobs on the calling thread, one after another, until none are left.
   *
   * @param most maximum number of jobs to run
   * @return the number of jobs run
   */
  int process(int most) throws SQLException {
    int done = 0;
    boolean more = true;
    while (done < most && more) {
      List<ClaimedJob> claimed = claimOne();
      for (ClaimedJob job : claimed) {
        if (workers.isStillRunning(job.id())) {
          postpone(job);
          continue;
        }
        attempts.run(Attempt.of(job, handlers), groupCommit::addAndWait);
        done++;
      }
      more = !claimed.isEmpty() || frontier.look(handlers.keySet());
    }
    return done;
  }

  private void postpone(ClaimedJob job) throws SQLException {
    try (Connection connection = own.getConnection()) {
      new Endings(connection).postpone(List.of(job.token()));
    }
  }

  private List<ClaimedJob> claimOne() throws SQLException {
    if (frontier.isStale()) {
      frontier.look(handlers.keySet());
    }
    try (Connection connection = own.getConnection()) {
      List<ClaimedJob> claimed = claims.claim(connection, handlers.keySet(), 1);
      Claims.toDisk(connection);
      return claimed;
    }
  }

  /**
   * Stops the runner: running attempts may finish within the drain time, then the remaining jobs
   * are released.
   */
  void stop() throws InterruptedException {
    dispatcher.stop();
    if (claiming != null) {
      // Jobs that are being claimed now must be among the released ones.
      claiming.join(LAST_WORDS.toMillis());
    }
    workers.close();
    long until = System.nanoTime() + settings.drain().toNanos();
    while (!isDrained() && System.nanoTime() < until) {
      Thread.sleep(20);
    }
    release();
    workers.interrupt();
    heartbeat.stop();
    notices.stop();
    groupCommit.close();
    later.shutdownNow();
    end(threads);
  }

  /** Waits for the threads, so that each returns its connection before the pool is closed. */
  private static void end(List<Thread> threads) throws InterruptedException {
    long until = System.nanoTime() + LAST_WORDS.toNanos();
    for (Thread thread : threads) {
      long millis = Duration.ofNanos(until - System.nanoTime()).toMillis();
      thread.join(Math.max(1, millis));
      thread.interrupt();
    }
  }

  /** Attempts waiting in the pool's queue have not started. They are released as well. */
  private boolean isDrained() {
    return workers.underway().stream().noneMatch(Attempt::isBegun);
  }

  /**
   * Everything is shutting down at once, so a connection may not be available immediately: retry.
   */
  private void release() throws InterruptedException {
    List<UUID> tokens = workers.underway().stream().map(attempt -> attempt.job().token()).toList();
    if (tokens.isEmpty()) {
      return;
    }
    for (int left = RELEASE_TRIES; left > 0; left--) {
      try (Connection connection = own.getConnection()) {
        int released = new Endings(connection).release(tokens);
        LOG.log(Level.INFO, "{0} jobs were given back: this node stops", released);
        return;
      } catch (SQLException e) {
        String message = "Jobs can''t be given back{0}: {1}";
        String fate = left > 1 ? "; once more" : ", their leases run out";
        LOG.log(Level.WARNING, message, new Object[] {fate, e.getMessage()});
      }
      Thread.sleep(RELEASE_PAUSE.toMillis());
    }
  }

  RunnerState state() {
    return new RunnerState(
        settings.node(),
        settings.workers(),
        workers.underway().size(),
        workers.stuck(),
        outcomes.cut(),
        handlers.keySet());
  }
}
