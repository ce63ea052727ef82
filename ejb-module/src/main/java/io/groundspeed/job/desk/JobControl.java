package io.groundspeed.job.desk;

import io.groundspeed.job.JobQueue;
import io.groundspeed.job.JobStatus;
import io.groundspeed.job.NewJob;
import io.groundspeed.job.UniqueKeyHeld;
import io.groundspeed.shared.Audit;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Changes to jobs by administrators. Every change is audited. Each method runs in a transaction and
 * throws the same exceptions as {@link JobQueue}.
 */
@Stateless
@RolesAllowed("admin")
public class JobControl {
  private static final int AT_A_TIME = 1_000;

  /** Maximum number of jobs per transaction. */
  private static final int MOST = 100_000;

  @Inject private JobQueue queue;
  @Inject private Jobs jobs;
  @Inject private Principal caller;
  @Resource private EJBContext context;

  /** Enqueues a job and returns its id. */
  public long enqueue(NewJob job) {
    long id = queue.enqueue(job);
    audit("enqueued", "job %d of %s".formatted(id, job.type()));
    return id;
  }

  /** Re-queues a failed or cancelled job. */
  public void retry(long id) {
    try {
      queue.retry(id);
    } catch (UniqueKeyHeld e) {
      context.setRollbackOnly();
      throw e;
    }
    audit("retried", "job " + id);
  }

  /** Cancels a waiting job, or requests cancellation of a running one. */
  public void cancel(long id) {
    queue.cancel(id);
    audit("cancelled", "job " + id);
  }

  /** Removes a job that is not running. */
  public void discard(long id) {
    queue.discard(id);
    audit("discarded", "job " + id);
  }

  /** Pauses a job type: no node starts jobs of this type until it is resumed. */
  public void pause(String type) {
    on(type, "paused", queue::pause);
  }

  /** Resumes a paused job type. */
  public void resume(String type) {
    on(type, "resumed", queue::resume);
  }

  /**
   * Limits how many jobs of a type run concurrently in the cluster.
   *
   * @param most at least 1; null for no limit
   */
  public void limit(String type, @Nullable Integer most) {
    String limit = most == null ? "took the limit off" : "set a limit of " + most + " on";
    on(type, limit, name -> queue.limit(name, most));
  }

  private void on(String type, String action, Consumer<String> change) {
    change.accept(type);
    audit(action, "jobs of " + type);
  }

  /** Applies an action to selected jobs, as far as the status of each allows it. */
  public Changed change(Action action, Collection<Long> ids) {
    int changed = action.on(queue).applyAsInt(ids);
    audit(action.past(), changed + " jobs: " + ids);
    return new Changed(changed, ids.size() - changed, false);
  }

  /**
   * Applies an action to all matching jobs, as far as the status of each allows it. At most {@value
   * #MOST} jobs are changed per call.
   */
  public Changed changeAll(Action action, JobFilter filter) {
    ToIntFunction<Collection<Long>> change = action.on(queue);
    long meant = jobs.count(filter, MOST).jobs();
    long seen = 0;
    long changed = 0;
    List<Long> ids = jobs.idsAfter(0, filter, action.from, AT_A_TIME);
    while (!ids.isEmpty() && seen < MOST) {
      changed += change.applyAsInt(ids);
      seen += ids.size();
      ids = jobs.idsAfter(ids.get(ids.size() - 1), filter, action.from, AT_A_TIME);
    }
    audit(action.past(), "%d of the jobs that match %s".formatted(changed, filter));
    boolean more = !ids.isEmpty();
    return new Changed(changed, (more ? seen : Math.max(seen, meant)) - changed, more);
  }

  private void audit(String action, String target) {
    Audit.log(caller.getName(), action, target);
  }

  /** An action that can be applied to many jobs. */
  public enum Action {
    RETRY("retried", EnumSet.of(JobStatus.FAILED, JobStatus.CANCELLED)),
    CANCEL("cancelled", EnumSet.of(JobStatus.PENDING, JobStatus.PROCESSING)),
    DISCARD("discarded", EnumSet.complementOf(EnumSet.of(JobStatus.PROCESSING)));

    private final String past;
    private final Set<JobStatus> from;

    Action(String past, Set<JobStatus> from) {
      this.past = past;
      this.from = Set.copyOf(from);
    }

    /** Returns whether a job with this status allows the action. */
    public boolean allowedFor(JobStatus status) {
      return from.contains(status);
    }

    /** Returns the past participle that describes the action. */
    public String past() {
      return past;
    }

    private ToIntFunction<Collection<Long>> on(JobQueue queue) {
      return switch (this) {
        case RETRY -> queue::retryAll;
        case CANCEL -> queue::cancelAll;
        case DISCARD -> queue::discardAll;
      };
    }
  }
}
