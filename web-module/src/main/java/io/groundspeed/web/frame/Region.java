package io.groundspeed.web.frame;

import java.time.Instant;
import java.util.function.Function;

/**
 * A part of a screen, read by itself, so that it fails by itself.
 *
 * @param value what was read last; null where nothing ever was
 * @param readAt when it was read; null where nothing ever was
 * @param failed whether reading failed this time, which makes the value stale
 */
public record Region<T>(T value, Instant readAt, boolean failed) {
  /** Returns a region that this request does not need. */
  public static <T> Region<T> unread() {
    return new Region<>(null, null, false);
  }

  /** Returns whether there is anything to show. */
  public boolean isShown() {
    return value != null;
  }

  /** Returns whether what is shown was read before and could not be read again. */
  public boolean isStale() {
    return failed && value != null;
  }

  /** Returns the same region of what a function makes of its value. */
  public <R> Region<R> map(Function<T, R> change) {
    return new Region<>(value == null ? null : change.apply(value), readAt, failed);
  }
}
