package io.groundspeed.telemetry.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The templates of the pages that this server has answered with: they keep their own name in the
 * figures, whatever names visitors send. Bounded: a template that has not been served for a day
 * gives way, and while there is none, new ones find no room. Thread-safe.
 */
public final class ServedPages {
  private static final int MOST = 5_000;
  private static final Duration KEPT = Duration.ofDays(1);

  private final InstantSource time;
  private final Map<String, Instant> servedAt = new LinkedHashMap<>(256, 0.75f, true);

  public ServedPages(InstantSource time) {
    this.time = time;
  }

  /** Notes that a page was served. */
  public synchronized void served(String template) {
    if (servedAt.containsKey(template) || servedAt.size() < MOST || forgetEldest()) {
      servedAt.put(template, time.instant());
    }
  }

  /** Returns whether a page was served. */
  public synchronized boolean contains(String template) {
    // Not get(): that would count as served, and visitors would keep their inventions alive.
    return servedAt.containsKey(template);
  }

  private boolean forgetEldest() {
    Iterator<Instant> eldest = servedAt.values().iterator();
    boolean old = eldest.next().isBefore(time.instant().minus(KEPT));
    if (old) {
      eldest.remove();
    }
    return old;
  }
}
