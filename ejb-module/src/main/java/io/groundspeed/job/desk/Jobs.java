package io.groundspeed.job.desk;

import io.groundspeed.job.BackgroundJob;
import io.groundspeed.job.JobExecution;
import io.groundspeed.job.JobStatus;
import io.groundspeed.postgres.BoundedRead;
import io.groundspeed.postgres.Reads;
import io.groundspeed.postgres.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lists jobs and reads their details. Thread-safe; every read may throw {@link Unavailable}. */
@ApplicationScoped
public class Jobs {
  /** Maximum number of attempts shown per job. */
  public static final int ATTEMPTS = 200;

  /** Maximum number of jobs of a status that are counted when they must be searched. */
  public static final int COUNTED = 10_000;

  private static final String DETAIL =
      """
      SELECT j AS job, u.username AS creator
        FROM BackgroundJob j LEFT JOIN User u ON u.id = j.createdBy
       WHERE j.id = :id
      """;

  private static final String ORDER = " ORDER BY j.id DESC";

  /**
   * The same order, as an expression that the primary key can't provide: jobs that ended in a past
   * time span are found by their end, and not by passing all newer jobs.
   */
  private static final String PAST_ORDER = " ORDER BY j.id + 0 DESC";

  @PersistenceContext private EntityManager entities;

  /** For the container. */
  protected Jobs() {}

  Jobs(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Returns a page of matching jobs, newest first.
   *
   * @param before returns only jobs with a smaller id; null starts from the newest
   */
  @BoundedRead
  public JobPage list(JobFilter filter, @Nullable Long before) {
    return page(filter, before, JobPage.SIZE);
  }

  /**
   * Returns the newest matching jobs.
   *
   * @param limit maximum number of jobs
   */
  @BoundedRead
  public JobPage newest(JobFilter filter, int limit) {
    return page(filter, null, limit);
  }

  private JobPage page(JobFilter filter, @Nullable Long before, int size) {
    String jpql =
        StoredJob.SELECT
            + filter.conditions()
            + (before == null ? "" : " AND j.id < :before")
            + (filter.isPast() ? PAST_ORDER : ORDER);
    TypedQuery<StoredJob> query = filter.bind(entities.createQuery(jpql, StoredJob.class));
    if (before != null) {
      query.setParameter("before", before);
    }
    return JobPage.of(rows(query.setMaxResults(size + 1)), size);
  }

  private List<JobRow> rows(TypedQuery<StoredJob> query) {
    Instant now = now();
    return Reads.list(query).stream().map(job -> job.at(now)).toList();
  }

  /** Returns the database's time, on which due times and leases are based. */
  private Instant now() {
    return Reads.list(
            entities.createNativeQuery("SELECT groundspeed.clock()", Instant.class), Instant.class)
        .get(0);
  }

  /** Returns a job with all its details; empty if there is none with this id. */
  @BoundedRead
  public Optional<JobDetail> find(long id) {
    List<JobRow> row =
        rows(
            entities
                .createQuery(StoredJob.SELECT + " AND j.id = :id", StoredJob.class)
                .setParameter("id", id));
    return Reads.list(entities.createQuery(DETAIL, Tuple.class).setParameter("id", id)).stream()
        .filter(found -> !row.isEmpty())
        .map(
            found ->
                detail(
                    row.get(0),
                    found.get("job", BackgroundJob.class),
                    found.get("creator", String.class)))
        .findFirst();
  }

  private JobDetail detail(JobRow row, BackgroundJob job, String creator) {
    return new JobDetail(
        row,
        Masking.of(job.payload()),
        Masking.of(job.result()),
        job.errorMessage(),
        job.progressNote(),
        job.node(),
        job.uniqueKey(),
        creator,
        Times.shown(job.createdAt()),
        Times.shown(job.updatedAt()),
        history(job.id()));
  }

  private List<JobAttempt> history(long id) {
    long all =
        Reads.list(
                entities
                    .createQuery(
                        "SELECT count(e) FROM JobExecution e WHERE e.jobId = :id", Long.class)
                    .setParameter("id", id))
            .get(0);
    List<JobExecution> latest =
        Reads.list(
            entities
                .createQuery(
                    "SELECT e FROM JobExecution e WHERE e.jobId = :id ORDER BY e.id DESC",
                    JobExecution.class)
                .setParameter("id", id)
                .setMaxResults(ATTEMPTS));
    return IntStream.range(0, latest.size())
        .mapToObj(i -> attempt(all - i, latest.get(i)))
        .toList();
  }

  private static JobAttempt attempt(long number, JobExecution execution) {
    Instant ended = Times.shown(execution.executedAt());
    return new JobAttempt(
        number,
        ended == null ? null : ended.minusNanos((long) (execution.executionTimeMs() * 1e6)),
        ended,
        execution.executionTimeMs(),
        execution.success(),
        execution.errorMessage());
  }

  /**
   * Returns the number of matching jobs. Of waiting and running jobs, and without a limit of time,
   * it comes from the counters. Otherwise, jobs are searched, and at most {@link #COUNTED} of each
   * status are counted.
   */
  @BoundedRead
  public JobCount count(JobFilter filter) {
    return count(filter, COUNTED);
  }

  /**
   * Returns the number of matching jobs.
   *
   * @param most the maximum number counted, of each status
   */
  @BoundedRead
  public JobCount count(JobFilter filter, int most) {
    if (!filter.searches()) {
      return new JobCount(tallied(filter), false);
    }
    if (filter.status() != null || filter.text() != null) {
      return found(filter, most);
    }
    JobCount sum = JobCount.NONE;
    for (JobStatus status : JobStatus.values()) {
      sum = sum.plus(count(filter.of(status), most));
    }
    return sum;
  }

  /**
   * Returns the number of matching jobs of each status, whatever status the filter has. The text of
   * the filter is ignored, because each status would be searched for it.
   */
  @BoundedRead
  public Map<JobStatus, JobCount> states(JobFilter filter) {
    Map<JobStatus, JobCount> states = new EnumMap<>(JobStatus.class);
    for (JobStatus status : JobStatus.values()) {
      states.put(status, count(filter.withoutText().of(status)));
    }
    return states;
  }

  /** Uses SQL, because the view sums up counters and no job is read. */
  private long tallied(JobFilter filter) {
    Query sum =
        entities.createNativeQuery(
            "SELECT cast(coalesce(sum(jobs), 0) AS bigint) FROM groundspeed.job_tally WHERE true"
                + (filter.status() == null ? "" : " AND status = :status")
                + (filter.type() == null ? "" : " AND job_type = :type"),
            Long.class);
    if (filter.status() != null) {
      sum.setParameter("status", filter.status().word());
    }
    if (filter.type() != null) {
      sum.setParameter("type", filter.type());
    }
    return Reads.list(sum, Long.class).get(0);
  }

  private JobCount found(JobFilter filter, int most) {
    String jpql = "SELECT 1 FROM BackgroundJob j WHERE 1 = 1" + filter.conditions();
    int jobs =
        Reads.list(filter.bind(entities.createQuery(jpql, Integer.class)).setMaxResults(most))
            .size();
    return new JobCount(jobs, jobs >= most);
  }

  /**
   * Returns the next matching ids in ascending order, for processing all matching jobs in batches.
   *
   * @param id returns only larger ids
   * @param most maximum number of ids
   */
  @BoundedRead
  public List<Long> idsAfter(long id, JobFilter filter, Set<JobStatus> statuses, int most) {
    return Reads.list(
        filter
            .bind(
                entities.createQuery(
                    "SELECT j.id FROM BackgroundJob j WHERE 1 = 1"
                        + filter.conditions()
                        + " AND j.status IN (:statuses) AND j.id > :after ORDER BY j.id",
                    Long.class))
            .setParameter("statuses", statuses)
            .setParameter("after", id)
            .setMaxResults(most));
  }
}
