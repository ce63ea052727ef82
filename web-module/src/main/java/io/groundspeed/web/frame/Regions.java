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
 * Reads the regions of a screen in parallel, each with a timeout. All regions of one request share
 * five seconds. It keeps the last good value of each and shows it marked as stale if reading fails.
 * A kept value belongs to the user and roles it was read for, and never replaces a refusal of
 * access. Thread-safe.
 */
@ApplicationScoped
public class Regions {
  private static final Logger LOG = Logger.getLogger(Regions.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The telemetry pool serves the flusher first, so screens use at most half of it. */
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
   * Starts to read a region.
   *
   * @param key what the value depends on: the region's name, the user's filter, and the name of the
   *     range
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

  @SuppressWarnings("unchecked") // each key is used for values of one type
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

  /** The key of a kept value: the user, their roles, and what was read. */
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

    /**
     * Waits for the region until its deadline. It never throws: a failure returns the last good
     * value, if any.
     */
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
