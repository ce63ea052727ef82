package io.groundspeed.telemetry.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The templates of the pages that this server has served. They are counted under their own names,
 * whatever names visitors send. Their number is limited: a template not served for a day is
 * replaced; if there is none, new templates find no room. Thread-safe.
 */
public final class ServedPages {
  private static final int MOST = 5_000;
  private static final Duration KEPT = Duration.ofDays(1);

  private final InstantSource time;
  private final Map<String, Instant> servedAt = new LinkedHashMap<>(256, 0.75f, true);

  public ServedPages(InstantSource time) {
    this.time = time;
  }

  /** Records that a page was served. */
  public synchronized void served(String template) {
    if (servedAt.containsKey(template) || servedAt.size() < MOST || forgetEldest()) {
      servedAt.put(template, time.instant());
    }
  }

  /** Returns whether a page was served. */
  public synchronized boolean contains(String template) {
    // Not get(), which would count as served, so visitors could keep invented names alive.
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
