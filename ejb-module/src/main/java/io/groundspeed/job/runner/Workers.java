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
 * The workers: so many handlers run at once. Their threads are some more, since a worker is free as
 * soon as its handler has returned: the next attempt runs while the commit of the last one waits
 * for the disk. Keeps what is underway: claimed, running, or waiting for its completion to be
 * written. Thread-safe.
 */
final class Workers {
  private static final Logger LOG = Logger.getLogger(Workers.class.getName());

  /** Claimed ahead, the jobs that the workers will have done in that time. */
  private static final double AHEAD_MILLIS = 50;

  /** Never more ahead than that, for each worker. */
  private static final int MOST_AHEAD = 250;

  /** So many commits may wait beside the running handlers; each holds a connection. */
  private static final int MOST_COMMITTING = 4;

  /** So many stuck attempts are replaced by new threads; then the node has fewer workers. */
  private static final int MOST_STUCK = 16;

  private static final double WEIGHT = 0.05;

  private final int size;
  private final Semaphore free;
  private final ThreadPoolExecutor threads;
  private final Predicate<Attempt> run;
  private final Signal room;
  private final Map<UUID, Attempt> underway = new ConcurrentHashMap<>();

  /** Attempts that are given up and still hold a worker. */
  private final Set<UUID> lost = ConcurrentHashMap.newKeySet();

  /** Jobs of attempts that are given up and have not returned. */
  private final Set<Long> stillRunning = ConcurrentHashMap.newKeySet();

  private volatile double meanMillis = 1_000;
  private volatile boolean roomWanted;
  private volatile int stuck;
  private volatile boolean closed;

  /**
   * @param size how many handlers run at once
   * @param run runs an attempt; returns whether its ending is written, else {@link #done} is called
   *     when it is
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
   * Returns how many jobs may be claimed now: free workers, and some ahead where jobs are short.
   */
  int room() {
    return Math.max(0, capacity() - underway.size());
  }

  /**
   * Rings when much of it is free.
   *
   * @return whether that is so already
   */
  boolean askForRoom() {
    roomWanted = true;
    return isMuchFree();
  }

  /**
   * Returns whether a claim is worth while: for half of what may be underway, or where a worker has
   * nothing to do. Claims of a few jobs each would cost the database more than the jobs.
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

  /** Runs it soon; after {@link #close} it is underway all the same, so that it is given back. */
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
      // Not exact when two threads meet here, and need not be.
      meanMillis += WEIGHT * ((System.nanoTime() - started) / 1e6 - meanMillis);
      if (written) {
        done(token);
      }
    }
  }

  /** Returns whether there is one; false: nothing more is begun. */
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

  /** The job needs its lease no more. */
  void done(UUID token) {
    if (underway.remove(token) != null && roomWanted && isMuchFree()) {
      roomWanted = false;
      room.ring();
    }
  }

  /**
   * Gives an attempt up that ignores its interrupt: its thread is replaced, its lease ends.
   *
   * @return whether it was still underway
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
      // It returned in the meantime, maybe before it stood there to be removed.
      lost.remove(token);
      stillRunning.remove(attempt.jobId());
    }
    return true;
  }

  /** Returns whether a given-up attempt at a job still runs here: a second one must not begin. */
  boolean isStillRunning(long job) {
    return stillRunning.contains(job);
  }

  Collection<Attempt> underway() {
    return underway.values();
  }

  /** Returns how many attempts never came back. */
  int stuck() {
    return stuck;
  }

  /** Begins nothing more; what runs goes on. */
  void close() {
    closed = true;
    threads.shutdown();
    threads.getQueue().clear();
  }

  void interrupt() {
    threads.shutdownNow();
  }
}
