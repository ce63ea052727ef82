package io.groundspeed.probe.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deadlock that PostgreSQL ended by failing a statement of this server.
 *
 * @param seenAt when that statement failed
 * @param victim the process whose statement failed
 * @param edges who waited for whom; they form a circle
 * @param parties what this server knew about the processes at that time; those of other servers and
 *     clients are missing
 */
public record Deadlock(
    Instant seenAt,
    MeasuredDatabase database,
    int victim,
    List<Edge> edges,
    Map<Integer, Party> parties) {

  /**
   * A process that waited for another.
   *
   * @param waiter its process id
   * @param holder the process id of the other
   * @param mode for example {@code ShareLock}; null if unknown
   */
  public record Edge(int waiter, int holder, @Nullable String mode) {}

  /**
   * A measured session in the deadlock.
   *
   * @param running its statement
   * @param place the line of the application that its thread was at; null if unknown
   */
  public record Party(Running running, @Nullable String place) {}
}
