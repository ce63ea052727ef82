package io.groundspeed.job.desk;

import io.groundspeed.job.JobStatus;
import io.groundspeed.job.claim.RunOrder;
import io.groundspeed.job.runner.JobRunner;
import io.groundspeed.postgres.Telemetry;
import io.groundspeed.postgres.Unavailable;
import io.groundspeed.shared.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The state of the job types, and job runs over time. Uses counters, so no jobs are counted.
 * Thread-safe; every read may throw {@link Unavailable}.
 */
@ApplicationScoped
public class JobHealth {
  private static final String COUNTS =
      """
      SELECT job_type, status, jobs FROM groundspeed.job_tally WHERE jobs > 0
      """;

  private static final String RUNS =
      """
      SELECT %s AS part, sum(succeeded) AS succeeded, sum(failed) AS failed,
             sum(total_ms) AS total_ms
        FROM groundspeed.job_run_tally
       WHERE minute >= ? AND minute < ? AND (?::text IS NULL OR job_type = ?)
       GROUP BY part
       ORDER BY part
      """;

  /**
   * One index lookup per type and priority, within which the run order equals the order of due
   * times.
   */
  private static final String NEXT =
      """
      SELECT type.name, min(next.due) AS due
        FROM unnest(?::text[]) AS type (name)
       CROSS JOIN generate_series(1, 10) AS level
       CROSS JOIN LATERAL (
             SELECT coalesce(scheduled_at, created_at) AS due
               FROM groundspeed.background_jobs
              WHERE job_type = type.name AND priority = level AND status = 'pending'
              ORDER BY %s
              LIMIT 1) AS next
       GROUP BY type.name
      """
          .formatted(RunOrder.SQL);

  @Inject @Telemetry private DataSource dataSource;

  private Supplier<Set<String>> handled;

  /** For the container. */
  protected JobHealth() {}

  @Inject
  JobHealth(JobRunner runner) {
    handled = () -> runner.state().types();
  }

  JobHealth(DataSource dataSource, Supplier<Set<String>> handled) {
    this.dataSource = dataSource;
    this.handled = handled;
  }

  /** Returns the types that have jobs, runs in the range, settings or handlers, by name. */
  public List<TypeHealth> types(TimeRange range) {
    Map<String, Map<JobStatus, Long>> counts = counts();
    Map<String, RunPoint> runs = runsByType(range);
    Map<String, Setting> settings = settings();
    Map<String, Instant> next = next(counts);
    Set<String> here = handled.get();
    Set<String> types = new TreeSet<>(counts.keySet());
    types.addAll(runs.keySet());
    types.addAll(settings.keySet());
    types.addAll(here);
    List<TypeHealth> health = new ArrayList<>();
    for (String type : types) {
      RunPoint run = runs.getOrDefault(type, RunPoint.none(range.from()));
      Setting setting = settings.getOrDefault(type, Setting.NONE);
      health.add(
          new TypeHealth(
              type,
              counts.getOrDefault(type, Map.of()),
              run.succeeded(),
              run.failed(),
              run.averageMillis(),
              setting.pausedAt(),
              setting.maxRunning(),
              here.contains(type),
              next.get(type)));
    }
    return health;
  }

  private Map<String, Map<JobStatus, Long>> counts() {
    Map<String, Map<JobStatus, Long>> counts = new TreeMap<>();
    rows()
        .read(
            COUNTS,
            List.of(),
            row ->
                counts
                    .computeIfAbsent(row.getString(1), type -> new EnumMap<>(JobStatus.class))
                    .put(JobStatus.ofWord(row.getString(2)), row.getLong(3)));
    return counts;
  }

  private Map<String, RunPoint> runsByType(TimeRange range) {
    Map<String, RunPoint> runs = new TreeMap<>();
    rows()
        .read(
            RUNS.formatted("job_type"),
            between(range, null),
            row ->
                runs.put(
                    row.getString(1),
                    new RunPoint(range.from(), row.getLong(2), row.getLong(3), row.getDouble(4))));
    return runs;
  }

  private Map<String, Instant> next(Map<String, Map<JobStatus, Long>> counts) {
    String waiting =
        counts.entrySet().stream()
            .filter(type -> type.getValue().containsKey(JobStatus.PENDING))
            .map(type -> '"' + type.getKey().replaceAll("[\\\\\"]", "\\\\$0") + '"')
            .collect(Collectors.joining(",", "{", "}"));
    Map<String, Instant> next = new TreeMap<>();
    rows()
        .read(NEXT, List.of(waiting), row -> next.put(row.getString(1), Rows.instant(row, "due")));
    return next;
  }

  private Map<String, Setting> settings() {
    Map<String, Setting> settings = new TreeMap<>();
    rows()
        .read(
            "SELECT job_type, paused_at, max_running FROM groundspeed.job_type_settings",
            List.of(),
            row ->
                settings.put(
                    row.getString(1),
                    new Setting(Rows.instant(row, "paused_at"), row.getObject(3, Integer.class))));
    return settings;
  }

  /**
   * Returns the ended attempts, with one point per step of the range.
   *
   * @param type null for all
   */
  public List<RunPoint> runs(TimeRange range, @Nullable String type) {
    long step = range.step().toSeconds();
    Map<Long, RunPoint> slots = new TreeMap<>();
    for (long at = floor(range.from(), step); at < range.to().getEpochSecond(); at = at + step) {
      slots.put(at, RunPoint.none(Instant.ofEpochSecond(at)));
    }
    for (Slot slot : slots(range, type, step)) {
      slots.computeIfPresent(
          slot.at(), (at, point) -> point.plus(slot.succeeded(), slot.failed(), slot.millis()));
    }
    return List.copyOf(slots.values());
  }

  private List<Slot> slots(TimeRange range, @Nullable String type, long step) {
    return rows()
        .read(
            RUNS.formatted("floor(extract(epoch FROM minute) / %1$d) * %1$d".formatted(step)),
            between(range, type),
            row -> new Slot(row.getLong(1), row.getLong(2), row.getLong(3), row.getDouble(4)));
  }

  private static List<@Nullable Object> between(TimeRange range, @Nullable String type) {
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(Instant.ofEpochSecond(floor(range.from(), 60)));
    parameters.add(range.to());
    parameters.add(type);
    parameters.add(type);
    return parameters;
  }

  private static long floor(Instant time, long seconds) {
    return Math.floorDiv(time.getEpochSecond(), seconds) * seconds;
  }

  private Rows rows() {
    return new Rows(dataSource);
  }

  private record Slot(long at, long succeeded, long failed, double millis) {}

  private record Setting(@Nullable Instant pausedAt, @Nullable Integer maxRunning) {
    static final Setting NONE = new Setting(null, null);
  }
}
