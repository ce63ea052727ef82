package io.groundspeed.telemetry.intake;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The details of one stream and one deployment that are kept apart at a time. When there is no
 * room, those idle for longest make way for new ones. New ones are admitted at a bounded rate,
 * because each adds rows to the database that stay as long as figures are kept. A part of that rate
 * is reserved for details that come again. Used by one thread.
 */
final class RecentDetails {
  /** A detail that was seen within this time keeps its place. */
  private static final long IDLE_SECONDS = 30;

  /** New details an hour, in full sets. */
  private static final double SECONDS_TO_REFILL = 3_600;

  /** This part is for details that were seen before. */
  private static final double RESERVED = 0.25;

  private final int most;

  /** When each was seen last, in seconds of the epoch; the one idle for longest first. */
  private final LinkedHashMap<String, Long> known = new LinkedHashMap<>(16, 0.75f, true);

  /** When each was refused first, the oldest first. */
  private final LinkedHashMap<String, Long> refused = new LinkedHashMap<>();

  private double admissions;
  private long refilledAt;

  /**
   * @param most kept apart at a time, and admitted an hour
   */
  RecentDetails(int most) {
    this.most = most;
    admissions = most;
  }

  /** Returns whether a detail is kept apart. */
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
