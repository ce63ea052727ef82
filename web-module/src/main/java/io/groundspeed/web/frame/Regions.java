package io.groundspeed.web.frame;

import io.groundspeed.postgres.Unavailable;
import io.groundspeed.probe.bounded.LruMap;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Reads the regions of a screen side by side, all given up after five seconds, and keeps the last
 * good value of each, to show it marked as stale where reading fails. A kept value belongs to the
 * user and the roles that it was read for; a refusal is never answered by it. Thread-safe.
 */
@ApplicationScoped
public class Regions {
  private static final Logger LOG = Logger.getLogger(Regions.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The pool of the telemetry serves the flusher first: screens take half of it at most. */
  private static final int AT_ONCE = 3;

  private static final int REMEMBERED = 256;
  private static final List<String> ROLES = List.of("admin", "mentor", "client");

  @Resource private ManagedExecutorService executor;
  @Inject private InstantSource time;
  @Inject private HttpServletRequest request;
  @Inject private Patience patience;

  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final Map<Object, Region<?>> lastGood =
      Collections.synchronizedMap(new LruMap<>(REMEMBERED));

  protected Regions() {}

  Regions(InstantSource time) {
    this.time = time;
  }

  /**
   * Starts reading a region.
   *
   * @param key what the value depends on: the region's name and the reader's filter, with a range
   *     by its name
   * @param read returns the value, never null
   */
  public <T> Pending<T> read(Object key, Supplier<T> read) {
    return read(Kept.of(request, key), read, executor, patience.left());
  }

  <T> Pending<T> read(Object key, Supplier<T> read, Executor threads, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    CompletableFuture<Region<T>> reading;
    try {
      reading = CompletableFuture.supplyAsync(() -> inTurn(key, read, deadline), threads);
    } catch (RejectedExecutionException e) {
      reading = CompletableFuture.failedFuture(e);
    }
    return new Pending<>(key, reading, deadline);
  }

  private <T> Region<T> inTurn(Object key, Supplier<T> read, long deadline) {
    try {
      if (!turns.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new Unavailable("busy", "other screens are waiting too", PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("stopping", "the server is stopping", PATIENCE);
    }
    try {
      Region<T> region = new Region<>(read.get(), time.instant(), false);
      lastGood.put(key, region);
      return region;
    } finally {
      turns.release();
    }
  }

  @SuppressWarnings("unchecked") // a key is used for values of one type
  private <T> Region<T> failed(Object key, Throwable cause) {
    if (isRefusal(cause)) {
      lastGood.remove(key);
      return new Region<>(null, null, true);
    }
    if (!(cause instanceof Unavailable)) {
      LOG.log(Level.WARNING, "A region of a screen can't be read: " + key, cause);
    }
    Region<T> last = (Region<T>) lastGood.get(key);
    return last == null
        ? new Region<>(null, null, true)
        : new Region<>(last.value(), last.readAt(), true);
  }

  private static boolean isRefusal(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof EJBAccessException || cause instanceof SecurityException) {
        return true;
      }
    }
    return false;
  }

  /** What a kept value depends on: who read it, in which roles, and what. */
  private record Kept(String user, List<String> roles, Object key) {
    static Kept of(HttpServletRequest request, Object key) {
      return new Kept(
          request.getRemoteUser(), ROLES.stream().filter(request::isUserInRole).toList(), key);
    }
  }

  /** A region that is being read. */
  public final class Pending<T> {
    private final Object key;
    private final CompletableFuture<Region<T>> reading;
    private final long deadline;

    private Pending(Object key, CompletableFuture<Region<T>> reading, long deadline) {
      this.key = key;
      this.reading = reading;
      this.deadline = deadline;
    }

    /** Waits for the region, at most until its time is over; never throws. */
    public Region<T> get() {
      try {
        return reading.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        return failed(key, e.getCause());
      } catch (TimeoutException e) {
        return failed(key, new Unavailable("slow", "the database takes too long", PATIENCE));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return failed(key, new Unavailable("stopping", "the server is stopping", PATIENCE));
      }
    }
  }
}
