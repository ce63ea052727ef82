package io.groundspeed.web.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/**
 * Limits how long one request waits for all its regions, counted from the first one. A screen
 * starts to read some regions only while it renders, and their waits must not add up.
 */
@RequestScoped
public class Patience {
  /** How long a region may take to be read, and how long a refresh waits for it. */
  static final Duration ALL = Duration.ofSeconds(5);

  /** How long a page waits before it is shown with skeletons in place of what is still read. */
  private static final Duration FIRST_VIEW = Duration.ofSeconds(2);

  /** Minimum time for a region that is read after the limit has passed. */
  private static final Duration LEAST = Duration.ofMillis(200);

  private final long start = System.nanoTime();

  @Inject private HttpServletRequest request;

  /** Returns whether only regions are requested, by a page that is shown already. */
  boolean isRefresh() {
    return request.getHeader("Faces-Request") != null;
  }

  /** Returns whether a page is shown, whose loading regions are read again by a refresh. */
  boolean isFirstView() {
    return "GET".equals(request.getMethod()) && !isRefresh();
  }

  /** Returns the remaining time for a region that is about to be read. */
  Duration left() {
    Duration left = (isFirstView() ? FIRST_VIEW : ALL).minusNanos(System.nanoTime() - start);
    return left.compareTo(LEAST) < 0 ? LEAST : left;
  }
}
