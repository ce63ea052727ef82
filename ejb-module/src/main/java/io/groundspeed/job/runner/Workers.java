package io.groundspeed.job.runner;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The workers, each of which runs one handler at a time. There are slightly more threads than
 * workers, because a worker is free as soon as its handler has returned: the next attempt runs
 * while the previous commit waits for the disk. Tracks the jobs in progress: claimed, running, or
 * waiting for their completion to be written. Thread-safe.
 */
final class Workers {
  private static final Logger LOG = Logger.getLogger(Workers.class.getName());

  /** Jobs are claimed ahead for this period. */
  private static final double AHEAD_MILLIS = 50;

  /** Maximum number of jobs claimed ahead per worker. */
  private static final int MOST_AHEAD = 250;

  /** Maximum number of commits waiting in addition to running handlers; each holds a connection. */
  private static final int MOST_COMMITTING = 4;

  /**
   * Maximum number of stuck attempts replaced by new threads. After that, the node has fewer
   * workers.
   */
  private static final int MOST_STUCK = 16;

  private static final double WEIGHT = 0.05;

  private final int size;
  private final Semaphore free;
  private final ThreadPoolExecutor threads;
  private final Predicate<Attempt> run;
  private final Signal room;
  private final Map<UUID, Attempt> underway = new ConcurrentHashMap<>();

  /** Attempts that were given up and still hold a worker. */
  private final Set<UUID> lost = ConcurrentHashMap.newKeySet();

  /** Jobs of attempts that were given up and have not returned. */
  private final Set<Long> stillRunning = ConcurrentHashMap.newKeySet();

  private volatile double meanMillis = 1_000;
  private volatile boolean roomWanted;
  private volatile int stuck;
  private volatile boolean closed;

  /**
   * @param size maximum number of handlers running concurrently
   * @param run runs an attempt; returns whether its outcome is written, otherwise {@link #done} is
   *     called later
   */
  Workers(int size, ThreadFactory factory, Predicate<Attempt> run, Signal room) {
    this.size = size;
    this.run = run;
    this.room = room;
    free = new Semaphore(size);
    int all = size + Math.min(size, MOST_COMMITTING);
    threads =
        new ThreadPoolExecutor(
            all, all + MOST_STUCK, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
  }

  /**
   * Returns how many jobs may be claimed now: one per free worker, and some ahead if jobs are
   * short.
   */
  int room() {
    return Math.max(0, capacity() - underway.size());
  }

  /**
   * Requests a wake-up when a claim is worthwhile.
   *
   * @return whether it already is
   */
  boolean askForRoom() {
    roomWanted = true;
    return isMuchFree();
  }

  /**
   * Returns whether a claim is worthwhile: for half of the capacity, or if a worker is idle. Claims
   * of a few jobs each would cost the database more than the jobs.
   */
  boolean isMuchFree() {
    int room = room();
    return room > 0 && (room * 2 >= capacity() || underway.size() < workers());
  }

  private int capacity() {
    int workers = workers();
    double ahead = workers * AHEAD_MILLIS / Math.max(meanMillis, 0.01);
    return workers + (int) Math.min(ahead < 1 ? 0 : ahead, (double) workers * MOST_AHEAD);
  }

  private int workers() {
    return Math.max(0, size - lost.size());
  }

  /**
   * Queues the attempt for a worker. After {@link #close}, it is only recorded as in progress, so
   * that it is released.
   */
  void submit(Attempt attempt) {
    underway.put(attempt.job().token(), attempt);
    try {
      threads.execute(() -> runTimed(attempt));
    } catch (RejectedExecutionException e) {
      LOG.log(Level.FINE, "Job {0} was claimed too late to be begun", attempt.jobId());
    }
  }

  private void runTimed(Attempt attempt) {
    if (!awaitWorker()) {
      return;
    }
    long started = System.nanoTime();
    attempt.occupy(free::release);
    UUID token = attempt.job().token();
    boolean written = true;
    try {
      written = run.test(attempt);
    } finally {
      attempt.free();
      lost.remove(token);
      stillRunning.remove(attempt.jobId());
      // Imprecise if two threads update it concurrently, which is acceptable.
      meanMillis += WEIGHT * ((System.nanoTime() - started) / 1e6 - meanMillis);
      if (written) {
        done(token);
      }
    }
  }

  /** Waits for a worker. Returns false if nothing more may be started. */
  private boolean awaitWorker() {
    try {
      free.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    boolean begins = !closed;
    if (!begins) {
      free.release();
    }
    return begins;
  }

  /** Records that a job no longer needs its lease. */
  void done(UUID token) {
    if (underway.remove(token) != null && roomWanted && isMuchFree()) {
      roomWanted = false;
      room.ring();
    }
  }

  /**
   * Gives up an attempt that ignores its interrupt: its thread is replaced and its lease is no
   * longer extended.
   *
   * @return whether it was still in progress
   */
  boolean abandon(Attempt attempt) {
    UUID token = attempt.job().token();
    if (underway.remove(token) == null) {
      return false;
    }
    stuck++;
    stillRunning.add(attempt.jobId());
    if (stuck <= MOST_STUCK) {
      threads.setCorePoolSize(threads.getCorePoolSize() + 1);
      attempt.free();
      room.ring();
    } else {
      lost.add(token);
    }
    if (attempt.isOver()) {
      // It returned in the meantime, possibly before it was added, so remove it again.
      lost.remove(token);
      stillRunning.remove(attempt.jobId());
    }
    return true;
  }

  /**
   * Returns whether a given-up attempt of a job is still running here. A second attempt must not
   * start then.
   */
  boolean isStillRunning(long job) {
    return stillRunning.contains(job);
  }

  Collection<Attempt> underway() {
    return underway.values();
  }

  /** Returns the number of attempts that were given up. */
  int stuck() {
    return stuck;
  }

  /** Starts no further attempts. Running ones continue. */
  void close() {
    closed = true;
    threads.shutdown();
    threads.getQueue().clear();
  }

  void interrupt() {
    threads.shutdownNow();
  }
}
