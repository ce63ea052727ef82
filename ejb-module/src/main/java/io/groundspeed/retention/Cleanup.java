package io.groundspeed.retention;

import io.groundspeed.job.InvalidJob;
import io.groundspeed.job.JobContext;
import io.groundspeed.job.JobHandler;
import io.groundspeed.job.JobType;
import io.groundspeed.postgres.Telemetry;
import io.groundspeed.shared.Environment;
import io.groundspeed.telemetry.OldDays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Removes old data of one kind or of all kinds. */
@ApplicationScoped
@JobType(value = "cleanup", timeoutSeconds = 3_600, transactional = false)
class Cleanup implements JobHandler<Cleanup.Payload> {
  private static final String ALL = "all";
  private static final int DEFAULT_DAYS = 30;
  private static final int MOST_DAYS = 36_500;
  private static final Map<String, OldRows> ROWS =
      Map.of(
          OldRows.CACHE_ENTRIES.name(), OldRows.CACHE_ENTRIES,
          OldRows.FAILED_JOBS.name(), OldRows.FAILED_JOBS,
          OldRows.COMPLETED_JOBS.name(), OldRows.COMPLETED_JOBS);

  /** Used outside of transactions, and not measured. */
  @Inject @Telemetry private DataSource dataSource;

  Cleanup() {}

  Cleanup(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * The data to remove.
   *
   * @param cleanupType a raw log, {@code old_cache_entries}, {@code failed_jobs}, {@code
   *     completed_jobs}, or {@code all} for everything, according to the retention settings
   * @param daysToKeep at least 1; null means 30; not allowed with {@code all}
   */
  public record Payload(
      @JsonbProperty("cleanup_type") String cleanupType,
      @JsonbProperty("days_to_keep") @Nullable Integer daysToKeep) {
    public Payload {
      if (!types().contains(cleanupType)) {
        throw new InvalidJob(
            "cleanup_type",
            "must be one of %s, not \"%s\"".formatted(String.join(", ", types()), cleanupType));
      }
      if (daysToKeep != null && (daysToKeep < 1 || daysToKeep > MOST_DAYS)) {
        throw new InvalidJob("days_to_keep", "must be from 1 to " + MOST_DAYS);
      }
      if (ALL.equals(cleanupType) && daysToKeep != null) {
        throw new InvalidJob("days_to_keep", "can't be given for all: the settings say how long");
      }
    }
  }

  /**
   * What was removed.
   *
   * @param removed number of rows by kind
   * @param partitions number of daily partitions of raw logs
   */
  public record Result(Map<String, Long> removed, int partitions) {}

  @Override
  public Result run(Payload payload, JobContext context) throws SQLException {
    Removal removal = new Removal(dataSource, context);
    String type = payload.cleanupType();
    int days = payload.daysToKeep() == null ? DEFAULT_DAYS : payload.daysToKeep();
    if (ALL.equals(type)) {
      removeAll(removal, RetentionSettings.of(Environment.ofProcess()));
    } else if (ROWS.containsKey(type)) {
      removal.delete(ROWS.get(type), days);
    } else {
      removal.dropDays(type, days);
    }
    return new Result(removal.removed(), removal.days());
  }

  private static List<String> types() {
    List<String> types = new ArrayList<>(OldDays.RAW_LOGS);
    ROWS.keySet().stream().sorted().forEach(types::add);
    types.add(ALL);
    return types;
  }

  private static void removeAll(Removal removal, RetentionSettings settings) throws SQLException {
    for (String log : OldDays.RAW_LOGS) {
      removal.dropDays(log, settings.rawDays());
    }
    removal.delete(OldRows.CACHE_ENTRIES, settings.cacheEntryDays());
    removal.delete(OldRows.CACHE_METRICS, settings.metricDays());
    removal.delete(OldRows.HEALTH_METRICS, settings.metricDays());
    removal.delete(OldRows.LOCK_WAITS, settings.metricDays());
    removal.delete(OldRows.QUERY_PLANS, settings.metricDays());
    removal.delete(OldRows.INDEX_ADVICE, settings.metricDays());
    removal.delete(OldRows.JOB_HISTORY, settings.jobDays());
    removal.delete(OldRows.JOB_RUNS, settings.jobDays());
    removal.delete(OldRows.COMPLETED_JOBS, settings.jobDays());
    removal.delete(OldRows.FAILED_JOBS, settings.failedJobDays());
    removal.delete(OldRows.ANALYTICS_EVENTS, settings.eventDays());
    removal.delete(OldRows.EXPORTS, 0);
    removal.delete(OldRows.REPORTS, 0);
  }
}
