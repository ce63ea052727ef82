package io.groundspeed.web.frame;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a screen that is read independently, so that it can fail independently.
 *
 * @param value what was read last; null if it was never read
 * @param readAt when it was read; null if it was never read
 * @param failed whether reading failed this time, which makes the value stale
 * @param loading whether reading has not ended yet; the page asks again when it is shown
 */
public record Region<T>(
    @Nullable T value, @Nullable Instant readAt, boolean failed, boolean loading) {
  /** Creates a region whose reading has ended. */
  public Region(@Nullable T value, @Nullable Instant readAt, boolean failed) {
    this(value, readAt, failed, false);
  }

  /** Returns an empty region, for one that this request does not need. */
  public static <T> Region<T> unread() {
    return new Region<>(null, null, false);
  }

  /** Waits for a region; one that this request does not read is empty. */
  public static <T> Region<T> of(Regions.@Nullable Pending<T> pending) {
    return pending == null ? unread() : pending.get();
  }

  /** Returns whether there is a value to show. */
  public boolean isShown() {
    return value != null;
  }

  /** Returns the value of a region that {@link #isShown}. */
  public T known() {
    return Objects.requireNonNull(value, "the region was never read");
  }

  /** Returns whether the value is from an earlier read, because reading failed this time. */
  public boolean isStale() {
    return failed && value != null;
  }

  /** Returns whether there is nothing to show yet, and no failure. */
  public boolean isLoading() {
    return loading && value == null;
  }

  /** Returns whether only a part of the value has been read yet. */
  public boolean isPartial() {
    return loading && value != null && !failed;
  }

  /** Returns the same region with a function applied to its value. */
  public <R> Region<R> map(Function<T, R> change) {
    return new Region<>(value == null ? null : change.apply(value), readAt, failed, loading);
  }
}
