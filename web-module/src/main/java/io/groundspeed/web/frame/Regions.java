package io.groundspeed.web.frame;

import io.groundspeed.postgres.Unavailable;
import io.groundspeed.probe.bounded.LruMap;
import io.groundspeed.web.csv.Exact;
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
import org.jspecify.annotations.Nullable;

/**
 * Reads the regions of a screen in parallel, each with a timeout of five seconds. It keeps the last
 * good value of each and shows it marked as stale if reading fails. The first view of a page waits
 * for two seconds only: a region that is still being read is shown as loading, and the refresh that
 * follows waits for the same reading. A kept value belongs to the user and roles it was read for,
 * and never replaces a refusal of access. Thread-safe.
 */
@ApplicationScoped
public class Regions {
  private static final Logger LOG = Logger.getLogger(Regions.class.getName());

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

  /** What first views did not wait for. */
  private final Map<Object, CompletableFuture<? extends Region<?>>> unawaited =
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
    if (Exact.isOn()) {
      return pendingExport(key, read);
    }
    return read(
        Kept.of(request, key), read, executor, new Wait(patience.left(), patience.isFirstView()));
  }

  /**
   * Starts reading a region that no refresh reads again: it is waited for as long as a refresh
   * would.
   */
  public <T> Pending<T> readOnce(Object key, Supplier<T> read) {
    if (Exact.isOn()) {
      return pendingExport(key, read);
    }
    return read(Kept.of(request, key), read, executor, new Wait(Patience.ALL, false));
  }

  /** Reads a region from this node's memory: it needs no thread, no turn and no database. */
  public <T> Pending<T> readHere(Object key, Supplier<T> read) {
    return read(Kept.of(request, key), read, Runnable::run, new Wait(Patience.ALL, false), true);
  }

  /**
   * Reads a region for an export: on the request's thread, only if it is needed, and only now. Its
   * value may be large, so it is not kept, and a failure does not return an older one.
   */
  private <T> Pending<T> pendingExport(Object key, Supplier<T> read) {
    CompletableFuture<Region<T>> reading = new CompletableFuture<>();
    return new Pending<>(
        key, reading, new Wait(Patience.ALL, false), () -> reading.complete(exported(key, read)));
  }

  private <T> Region<T> exported(Object key, Supplier<T> read) {
    try {
      T value = inTurn(read, System.nanoTime() + Patience.ALL.toNanos());
      return new Region<>(value, time.instant(), false);
    } catch (RuntimeException e) {
      if (!(e instanceof Unavailable)) {
        LOG.log(Level.WARNING, "A table can't be exported: " + key, e);
      }
      return new Region<>(null, null, true);
    }
  }

  @SuppressWarnings("unchecked") // a key is used for values of one type
  private static <T> CompletableFuture<Region<T>> sameType(
      CompletableFuture<? extends Region<?>> reading) {
    return (CompletableFuture<Region<T>>) (CompletableFuture<?>) reading;
  }

  <T> Pending<T> read(Object key, Supplier<T> read, Executor threads, Wait wait) {
    CompletableFuture<? extends Region<?>> begun = wait.firstView() ? null : unawaited.remove(key);
    return begun == null || begun.isDone()
        ? read(key, read, threads, wait, false)
        : new Pending<>(key, sameType(begun), wait);
  }

  private <T> Pending<T> read(
      Object key, Supplier<T> read, Executor threads, Wait wait, boolean here) {
    long deadline = System.nanoTime() + Patience.ALL.toNanos();
    CompletableFuture<Region<T>> reading;
    try {
      reading =
          CompletableFuture.supplyAsync(
              () -> reading(key, here ? read : () -> inTurn(read, deadline)), threads);
    } catch (RejectedExecutionException e) {
      reading = CompletableFuture.failedFuture(e);
    }
    return new Pending<>(key, reading, wait);
  }

  private <T> T inTurn(Supplier<T> read, long deadline) {
    try {
      if (!turns.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new Unavailable("busy", "other screens are waiting too", Patience.ALL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("stopping", "the server is stopping", Patience.ALL);
    }
    try {
      return read.get();
    } finally {
      turns.release();
    }
  }

  private <T> Region<T> reading(Object key, Supplier<T> read) {
    Region<T> region = new Region<>(read.get(), time.instant(), false);
    lastGood.put(key, region);
    return region;
  }

  @SuppressWarnings("unchecked") // each key is used for values of one type
  private <T> Region<T> failed(Object key, @Nullable Throwable cause) {
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

  private static boolean isRefusal(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof EJBAccessException || cause instanceof SecurityException) {
        return true;
      }
    }
    return false;
  }

  /**
   * How long a request waits for a region.
   *
   * @param time counted from when reading starts
   * @param firstView whether the page asks again for what is not read in time
   */
  record Wait(Duration time, boolean firstView) {}

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

    /** Begins to read, for what is read only when it is waited for. */
    private final Runnable begin;

    private final boolean firstView;
    private final long deadline;

    private Pending(Object key, CompletableFuture<Region<T>> reading, Wait wait) {
      this(key, reading, wait, () -> {});
    }

    private Pending(Object key, CompletableFuture<Region<T>> reading, Wait wait, Runnable begin) {
      this.key = key;
      this.reading = reading;
      this.begin = begin;
      this.firstView = wait.firstView();
      this.deadline = System.nanoTime() + wait.time().toNanos();
    }

    /**
     * Waits for the region until its deadline. It never throws: a failure returns the last good
     * value, if any.
     */
    public Region<T> get() {
      if (!reading.isDone()) {
        begin.run();
      }
      try {
        return reading.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        return failed(key, e.getCause());
      } catch (TimeoutException e) {
        Region<T> last =
            failed(key, new Unavailable("slow", "the database takes too long", Patience.ALL));
        if (!firstView) {
          return last;
        }
        unawaited.put(key, reading);
        return new Region<>(last.value(), last.readAt(), last.isShown(), true);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return failed(key, new Unavailable("stopping", "the server is stopping", Patience.ALL));
      }
    }
  }
}
