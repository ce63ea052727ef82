package io.groundspeed.telemetry.intake;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The details of one stream and deployment that are counted separately at a time. If there is no
 * room, the least recently seen are replaced. New details are admitted at a limited rate, because
 * each adds rows to the database that stay as long as metrics are kept. Part of that rate is
 * reserved for recurring details. Used by one thread.
 */
final class RecentDetails {
  /** A detail seen within this time keeps its place. */
  private static final long IDLE_SECONDS = 30;

  /** Seconds in which a full set of new details may be admitted. */
  private static final double SECONDS_TO_REFILL = 3_600;

  /** Share of the rate that is reserved for details seen before. */
  private static final double RESERVED = 0.25;

  private final int most;

  /** When each was last seen, in seconds since 1970; least recently seen first. */
  private final LinkedHashMap<String, Long> known = new LinkedHashMap<>(16, 0.75f, true);

  /** When each was first rejected, oldest first. */
  private final LinkedHashMap<String, Long> refused = new LinkedHashMap<>();

  private double admissions;
  private long refilledAt;

  /**
   * @param most maximum number counted separately at a time, and admitted per hour
   */
  RecentDetails(int most) {
    this.most = most;
    admissions = most;
  }

  /** Returns whether a detail is counted separately. */
  boolean admit(String detail, Instant time) {
    long now = time.getEpochSecond();
    if (known.replace(detail, now) != null) {
      return true;
    }
    refill(now);
    Long firstRefused = refused.get(detail);
    boolean again = firstRefused != null && firstRefused < now;
    double least = again ? 1 : 1 + RESERVED * most;
    if (admissions < least || !hasRoom(now)) {
      refuse(detail, now);
      return false;
    }
    admissions--;
    refused.remove(detail);
    known.put(detail, now);
    return true;
  }

  private void refill(long now) {
    if (refilledAt > 0 && now > refilledAt) {
      admissions = Math.min(most, admissions + (now - refilledAt) * most / SECONDS_TO_REFILL);
    }
    refilledAt = Math.max(now, refilledAt);
  }

  private boolean hasRoom(long now) {
    if (known.size() < most) {
      return true;
    }
    Iterator<Map.Entry<String, Long>> oldest = known.entrySet().iterator();
    boolean idle = oldest.next().getValue() < now - IDLE_SECONDS;
    if (idle) {
      oldest.remove();
    }
    return idle;
  }

  private void refuse(String detail, long now) {
    refused.putIfAbsent(detail, now);
    if (refused.size() > most) {
      Iterator<String> oldest = refused.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }
}
