package io.groundspeed.web.database;

import io.groundspeed.database.activity.ActivitySampler;
import io.groundspeed.database.activity.LockHistory;
import io.groundspeed.database.activity.LockSide;
import io.groundspeed.database.activity.LockWaiting;
import io.groundspeed.database.activity.WatchState;
import io.groundspeed.database.wait.WaitClass;
import io.groundspeed.database.wait.WaitFigures;
import io.groundspeed.database.wait.WaitFilter;
import io.groundspeed.database.wait.WaitPoint;
import io.groundspeed.database.wait.WaitSummaries;
import io.groundspeed.database.wait.WaitSummary;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.web.api.Flag;
import io.groundspeed.web.api.Ranges;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/performance/database/waits} and {@code /locks}: what the sessions of the measured
 * databases wait for; 503 if Groundspeed's database is not available.
 */
@RolesAllowed("admin")
@Path("/performance/database")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ActivityResource {
  @Inject private WaitSummaries summaries;
  @Inject private LockHistory history;
  @Inject private ActivitySampler sampler;
  @Inject private Ranges ranges;

  /**
   * What sessions waited for.
   *
   * @param databases the state of each on this node
   */
  public record Waits(List<Sampled> databases, List<Point> points, List<Row> rows) {}

  /** Whether a database is sampled on this node. */
  public record Sampled(
      String database, @Nullable String sampledAt, int hiddenSessions, @Nullable String problem) {}

  /** The average number of active sessions in a step of time, by what they waited for. */
  public record Point(String at, Map<String, Double> sessions) {}

  /** The seconds of a query and caller, by what was waited for. */
  public record Row(
      String database,
      String deployment,
      String endpoint,
      String query,
      long seconds,
      Map<String, Long> waits,
      List<String> events) {}

  /** A lock wait, see {@link LockWaiting}. */
  public record Lock(
      String database,
      Side waiter,
      Side holder,
      @Nullable String holderState,
      @Nullable String holderSince,
      int rootPid,
      int depth,
      @Nullable String lock,
      @Nullable String relation,
      String firstSeenAt,
      String lastSeenAt,
      double seenMs,
      boolean ended,
      @Nullable String deadlock,
      boolean victim) {}

  /** One side of a lock wait, see {@link LockSide}. */
  public record Side(
      int pid,
      @Nullable String deployment,
      String name,
      @Nullable String requestId,
      @Nullable String query,
      @Nullable String statement,
      @Nullable String place) {}

  /**
   * Returns what sessions waited for.
   *
   * @param range such as {@code 24h}; 400 if it is invalid
   * @param database host, port and name; null for all
   * @param own false to leave out Groundspeed's own sessions; 400 for another word
   */
  @GET
  @Path("waits")
  public Waits waits(
      @QueryParam("range") @DefaultValue("24h") String range,
      @QueryParam("database") @Nullable String database,
      @QueryParam("own") @DefaultValue("true") String own) {
    WaitSummary summary =
        summaries.of(new WaitFilter(ranges.parse(range), database, Flag.parse("own", own)));
    return new Waits(
        sampler.states().stream().map(ActivityResource::sampled).toList(),
        summary.points().stream().filter(WaitPoint::sampled).map(ActivityResource::point).toList(),
        summary.rows().stream().map(ActivityResource::row).toList());
  }

  private static Sampled sampled(WatchState state) {
    return new Sampled(state.database(), text(state.sampledAt()), state.hidden(), state.problem());
  }

  private static Point point(WaitPoint point) {
    return new Point(point.start().toString(), byWord(point.sessions()));
  }

  private static Row row(WaitFigures row) {
    return new Row(
        row.database(),
        row.deployment(),
        row.endpoint(),
        row.query(),
        row.total(),
        byWord(row.seconds()),
        row.events());
  }

  private static <T> Map<String, T> byWord(Map<WaitClass, T> byClass) {
    Map<String, T> byWord = new TreeMap<>();
    byClass.forEach((wait, value) -> byWord.put(wait.getWord(), value));
    return byWord;
  }

  /**
   * Returns the lock waits that were seen in a range, at most 200, latest first.
   *
   * @param range such as {@code 24h}; 400 if it is invalid
   */
  @GET
  @Path("locks")
  public List<Lock> locks(@QueryParam("range") @DefaultValue("24h") String range) {
    TimeRange parsed = ranges.parse(range);
    return history.between(parsed.from(), parsed.to()).stream()
        .map(ActivityResource::lock)
        .toList();
  }

  private static Lock lock(LockWaiting wait) {
    return new Lock(
        wait.database(),
        side(wait.waiter()),
        side(wait.holder()),
        wait.holderState(),
        text(wait.holderSince()),
        wait.rootPid(),
        wait.depth(),
        wait.lockMode(),
        wait.relation(),
        wait.firstSeenAt().toString(),
        wait.lastSeenAt().toString(),
        wait.seenMillis(),
        wait.ended(),
        wait.deadlock(),
        wait.victim());
  }

  private static Side side(LockSide side) {
    return new Side(
        side.pid(),
        side.deployment(),
        side.name(),
        side.call(),
        side.query(),
        side.statement(),
        side.place());
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
